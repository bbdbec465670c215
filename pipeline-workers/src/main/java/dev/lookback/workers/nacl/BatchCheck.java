package dev.lookback.workers.nacl;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.nacl.AuthorizedKeys.Client;
import dev.lookback.nacl.BatchFrame;

import java.util.TreeSet;

/** Whether a batch is one, and of an environment that its sender may write to. No I/O: what is in it, readers look at. */
final class BatchCheck {

    /** What gzip makes of the largest batch that it cannot make smaller, and some more. */
    static final int MAX_VALUE_BYTES = Batch.MAX_RAW_BYTES + 10_000;

    private BatchCheck() {}

    /** @throws IllegalArgumentException naming what is wrong and what was expected */
    static BatchHeaders check(BatchFrame batch, Client client) {
        if (!client.environments().contains(batch.environment())) {
            throw new IllegalArgumentException(
                    "environment: " + batch.environment() + " (expected: one of those of the key of " + client.name()
                            + ", " + new TreeSet<>(client.environments()) + ")");
        }
        int length = batch.value().length;
        if (length > MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "value: " + length + " bytes (expected: at most " + MAX_VALUE_BYTES + ")");
        }
        if (!Gzip.isGzip(batch.value())) {
            throw new IllegalArgumentException("value: " + length + " bytes of something else (expected: gzip)");
        }
        BatchHeaders headers = BatchHeaders.parse(batch.headers())
                .orElseThrow(
                        () -> new IllegalArgumentException("lb-version: missing (expected: the headers of a batch)"));
        if (headers.size().bytes() > Batch.MAX_RAW_BYTES) {
            throw new IllegalArgumentException(
                    "lb-bytes: " + headers.size().bytes() + " (expected: at most " + Batch.MAX_RAW_BYTES + ")");
        }
        if (!headers.host().equals(batch.key())) {
            throw new IllegalArgumentException("key: " + batch.key() + " (expected: lb-host, " + headers.host() + ")");
        }
        return headers;
    }
}
