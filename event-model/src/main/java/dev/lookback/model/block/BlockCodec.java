package dev.lookback.model.block;

import java.io.IOException;
import java.io.InputStream;

/**
 * How parts are compressed: as any number of concatenated streams, each whole in itself, so that they can be made and
 * read side by side, and sent as chunks. Implementations are safe for use by many threads.
 */
public interface BlockCodec {

    /** Raw bytes in a stream; more would be cut into more bzip2 blocks, and so could not be spread over cores. */
    int MAX_STREAM_BYTES = 900_000;

    /** As manifests name it, like {@code bzip2}. */
    String name();

    /** One whole stream of these bytes, at most {@link #MAX_STREAM_BYTES}; the same bytes give the same stream. */
    byte[] compress(byte[] buffer, int offset, int length);

    /** All streams of the input, one after the other. A damaged one throws {@link IOException} out of the stream. */
    InputStream decompress(InputStream compressed) throws IOException;
}
