package dev.lookback.workers.compressor;

import java.util.ArrayList;
import java.util.List;

/** A part's streams as chunks: whole streams, as many as fit. */
final class Chunks {

    private Chunks() {}

    /** Bytes of the part. */
    record Range(long offset, int length) {}

    /** @param streams their lengths; one that alone is larger is a chunk of its own */
    static List<Range> of(List<Integer> streams, int maxBytes) {
        List<Range> chunks = new ArrayList<>();
        long offset = 0;
        int length = 0;
        for (int stream : streams) {
            if (length > 0 && length + stream > maxBytes) {
                chunks.add(new Range(offset, length));
                offset += length;
                length = 0;
            }
            length += stream;
        }
        if (length > 0) {
            chunks.add(new Range(offset, length));
        }
        return chunks;
    }
}
