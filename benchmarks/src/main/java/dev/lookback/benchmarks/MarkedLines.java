package dev.lookback.benchmarks;

import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;

import java.time.Instant;
import java.util.function.IntFunction;

/** Event lines of {@value LiveSender#EVENT_BYTES} bytes, each with the mark of its number. */
final class MarkedLines implements IntFunction<byte[]> {

    private final EventIds ids = new EventIds();
    private final EventLineWriter writer = new EventLineWriter();
    private final String rest;

    MarkedLines() {
        rest = "x".repeat(LiveSender.EVENT_BYTES - line(LiveArrivals.mark(0, 0)).length);
    }

    @Override
    public byte[] apply(int number) {
        return line(LiveArrivals.mark(number, System.nanoTime()) + rest);
    }

    private byte[] line(String message) {
        writer.clear();
        writer.begin(Instant.now(), ids.next(), "event")
                .host(LiveDialect.SOURCE)
                .service(LiveDialect.STREAM)
                .message(message)
                .end();
        return writer.toBytes();
    }
}
