package dev.lookback.blocks.bzip2;

/** Whose bzip2 it is. All of them read what any of them wrote, but for the same text they may write different bytes. */
public enum Bzip2Library {

    /** Netty writes and we read, on any machine. */
    AUTO {
        @Override
        Pair open() {
            return new Pair(new NettyBzip2(), new OwnBzip2());
        }
    },

    /** The system's writes and reads, or there is no start. */
    LIBBZ2 {
        @Override
        Pair open() {
            Libbz2 library = Libbz2.load();
            return new Pair(library, library);
        }
    },

    /** commons-compress writes and reads. */
    COMMONS {
        @Override
        Pair open() {
            CommonsBzip2 library = new CommonsBzip2();
            return new Pair(library, library);
        }
    };

    /** Who writes and who reads. */
    record Pair(StreamCompressor compressor, StreamExpander expander) {}

    /** @throws IllegalStateException if there is none */
    abstract Pair open();
}
