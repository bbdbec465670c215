package dev.lookback.workers.nacl;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.nacl.BatchFrame;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Batches as a harvester sends them. */
final class TestBatches {

    static final Environment PROD = new Environment("prod");

    private TestBatches() {}

    static BatchFrame batch(long id, Environment environment) {
        byte[] lines = ("line " + id + "\n").getBytes(StandardCharsets.UTF_8);
        BatchHeaders headers = new BatchHeaders(
                new Interval(7 + id),
                "web-1",
                "0f3k9q2m7c00000000",
                new BatchHeaders.Origin(id, Optional.of(new Interval(7))),
                new BatchHeaders.Size(1, lines.length));
        return new BatchFrame(id, environment, headers.toMap(), "web-1", Gzip.compress(lines, 0, lines.length));
    }

    static BatchFrame with(String header, String value) {
        BatchFrame batch = batch(0, PROD);
        Map<String, String> headers = new LinkedHashMap<>(batch.headers());
        headers.put(header, value);
        return new BatchFrame(batch.id(), PROD, headers, batch.key(), batch.value());
    }

    static BatchFrame without(String header) {
        BatchFrame batch = batch(0, PROD);
        Map<String, String> headers = new LinkedHashMap<>(batch.headers());
        headers.remove(header);
        return new BatchFrame(batch.id(), PROD, headers, batch.key(), batch.value());
    }

    static BatchFrame of(byte[] value) {
        BatchFrame batch = batch(0, PROD);
        return new BatchFrame(batch.id(), PROD, batch.headers(), batch.key(), value);
    }
}
