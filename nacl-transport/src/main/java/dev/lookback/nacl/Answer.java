package dev.lookback.nacl;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Proxy to harvester: what has become of a batch. */
public sealed interface Answer {

    /** Of the batch. */
    long id();

    /** Kafka has acknowledged it. */
    record Ack(long id) implements Answer {}

    /**
     * Kafka has not acknowledged it, though it may be there.
     *
     * @param retry whether the same may be taken later without anybody's doing
     */
    record Nack(long id, String error, boolean retry) implements Answer {}

    /** As on the wire. */
    record Line(
            @Nullable Long ack,
            @Nullable Long nack,
            @Nullable String error,
            @Nullable Boolean retry) {}

    default byte[] toBytes() {
        Map<String, Object> line = new LinkedHashMap<>();
        switch (this) {
            case Ack(long id) -> line.put("ack", id);
            case Nack(long id, String error, boolean retry) -> {
                line.put("nack", id);
                line.put("error", error);
                line.put("retry", retry);
            }
        }
        return Lines.write(line);
    }

    /** @throws NaclException if it is none: the sender speaks something else */
    static Answer parse(byte[] plaintext) throws NaclException {
        Line line = Lines.read(plaintext, plaintext.length, Line.class);
        if (line.ack() != null) {
            return new Ack(line.ack());
        }
        return new Nack(
                Lines.require("ack or nack", line.nack()),
                Lines.require("error", line.error()),
                Lines.require("retry", line.retry()));
    }
}
