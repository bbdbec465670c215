package dev.lookback.nacl;

import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Harvester to proxy: a batch, as Kafka is to have it.
 *
 * @param id that the answer names; the sender's choice
 * @param headers in their order
 * @param key Kafka's: the host's name
 * @param value gzip of event lines
 */
public record BatchFrame(long id, Environment environment, Map<String, String> headers, String key, byte[] value) {

    /** Far more than headers have. */
    private static final int MAX_LINE_BYTES = 64 * 1024;

    /** The line before the bytes. */
    private record Line(
            @Nullable Long id,
            @Nullable Environment environment,
            @Nullable Map<String, @Nullable String> headers,
            @Nullable String key) {}

    public BatchFrame {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public byte[] toBytes() {
        return Messages.join(Lines.write(new Line(id, environment, new LinkedHashMap<>(headers), key)), value);
    }

    /** @throws NaclException if it is none: the sender speaks something else */
    public static BatchFrame parse(byte[] plaintext) throws NaclException {
        int end = endOfLine(plaintext);
        Line line = Lines.read(plaintext, end, Line.class);
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable String> header :
                Lines.require("headers", line.headers()).entrySet()) {
            headers.put(header.getKey(), Lines.require(header.getKey(), header.getValue()));
        }
        return new BatchFrame(
                Lines.require("id", line.id()),
                Lines.require("environment", line.environment()),
                headers,
                Lines.require("key", line.key()),
                Arrays.copyOfRange(plaintext, end + 1, plaintext.length));
    }

    private static int endOfLine(byte[] plaintext) throws NaclException {
        for (int i = 0; i < Math.min(plaintext.length, MAX_LINE_BYTES); i++) {
            if (plaintext[i] == '\n') {
                return i;
            }
        }
        throw new NaclException("a frame without a line feed in its first " + MAX_LINE_BYTES
                + " bytes (expected: a line of JSON, then the batch)");
    }
}
