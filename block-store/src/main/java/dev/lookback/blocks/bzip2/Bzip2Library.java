package dev.lookback.blocks.bzip2;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose bzip2 it is. All of them read what any of them wrote, but for the same text they may write different bytes; {@link
 * #AUTO} and {@link #JAVA} write the same.
 */
public enum Bzip2Library {

    /** Netty writes; the system's libbz2 reads, or where there is none commons-compress. */
    AUTO {
        @Override
        Pair open() {
            try {
                return new Pair(new NettyBzip2(), Libbz2.load());
            } catch (IllegalStateException e) {
                log.warn("{}; commons-compress reads in its place, slower", e.getMessage());
                return JAVA.open();
            }
        }
    },

    /** Netty writes and commons-compress reads, on any machine. */
    JAVA {
        @Override
        Pair open() {
            return new Pair(new NettyBzip2(), new CommonsBzip2());
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

    private static final Logger log = LoggerFactory.getLogger(Bzip2Library.class);

    /** Who writes and who reads. */
    record Pair(StreamCompressor compressor, StreamExpander expander) {}

    /** @throws IllegalStateException if there is none */
    abstract Pair open();
}
