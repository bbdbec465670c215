package dev.lookback.harvester.spool;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A batch in a file: {@code upTo (i64), number of headers (u8)}, each {@code name, value}, then the batch's value. */
final class BatchRecord {

    private BatchRecord() {}

    static int bytes(SealedBatch batch) {
        int bytes = Frame.HEADER_BYTES + Long.BYTES + 1 + batch.batch().value().length;
        for (Map.Entry<String, String> header : batch.batch().headers().toMap().entrySet()) {
            bytes += Text.bytes(Text.utf8(header.getKey())) + Text.bytes(Text.utf8(header.getValue()));
        }
        return bytes;
    }

    static void put(ByteBuffer buffer, SealedBatch batch) {
        int start = Frame.begin(buffer);
        Map<String, String> headers = batch.batch().headers().toMap();
        buffer.putLong(batch.upTo()).put((byte) headers.size());
        headers.forEach((name, value) -> {
            Text.put(buffer, Text.utf8(name));
            Text.put(buffer, Text.utf8(value));
        });
        buffer.put(batch.batch().value());
        Frame.end(buffer, start);
    }

    /** @throws IllegalArgumentException if its headers are none of a batch */
    static SealedBatch get(ByteBuffer body) {
        long upTo = body.getLong();
        int count = body.get();
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(Text.get(body), Text.get(body));
        }
        byte[] value = new byte[body.remaining()];
        body.get(value);
        BatchHeaders parsed = BatchHeaders.parse(headers)
                .orElseThrow(() -> new IllegalArgumentException("lb-version: missing in a batch of the spool"));
        return new SealedBatch(new Batch(parsed, value), upTo);
    }
}
