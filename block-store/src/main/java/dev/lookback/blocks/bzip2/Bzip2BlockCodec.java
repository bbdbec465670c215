package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;

/** bzip2, which {@code bzcat} reads: streams are compressed on the caller's thread, and expanded on all cores. */
public final class Bzip2BlockCodec implements BlockCodec {

    private static final Logger log = LoggerFactory.getLogger(Bzip2BlockCodec.class);

    private final Bzip2Library.Pair library;
    private final ReadAhead readAhead;

    Bzip2BlockCodec(Bzip2Library.Pair library, ReadAhead readAhead) {
        this.library = library;
        this.readAhead = readAhead;
    }

    /**
     * Says in the log which library it is.
     *
     * @throws IllegalStateException if libbz2 is demanded and cannot be used
     */
    public static Bzip2BlockCodec with(Bzip2Library library) {
        Bzip2Library.Pair pair = library.open();
        log.info(
                "bzip2 written by {}, read by {}",
                pair.compressor().description(),
                pair.expander().description());
        return new Bzip2BlockCodec(pair, ReadAhead.ofThisMachine());
    }

    @Override
    public String name() {
        return "bzip2";
    }

    @Override
    public byte[] compress(byte[] buffer, int offset, int length) {
        if (length > MAX_STREAM_BYTES) {
            throw new IllegalArgumentException(
                    "stream: " + length + " bytes (expected: at most " + MAX_STREAM_BYTES + ")");
        }
        return library.compressor().compress(buffer, offset, length);
    }

    @Override
    public InputStream decompress(InputStream compressed) {
        return new Bzip2InputStream(new StreamSplitter(compressed), library.expander(), readAhead);
    }
}
