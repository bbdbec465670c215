package dev.lookback.api.events;

import dev.lookback.api.events.EventsMetrics.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Sends a stream to its client, for as long as there is one. */
final class EventsSender {

    private static final Logger log = LoggerFactory.getLogger(EventsSender.class);

    /** A client that goes away is noticed within it. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Until a client hears anything: what fails before is told as a problem. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final EventsMetrics metrics;

    EventsSender(EventsMetrics metrics) {
        this.metrics = metrics;
    }

    /** @throws RuntimeException why there is nothing to send, while the answer has not begun */
    void send(EventStream stream, HttpServletResponse response, ClientConnection connection)
            throws InterruptedException {
        Sending sending = new Sending(stream, response, connection);
        try {
            metrics.ended(sending.run() ? Outcome.WHOLE : Outcome.GONE);
        } catch (IOException e) {
            log.debug("events of {}: client gone: {}", stream.request(), e.toString());
            metrics.ended(Outcome.GONE);
        } catch (RuntimeException e) {
            metrics.ended(Outcome.BROKEN);
            if (!response.isCommitted()) {
                response.reset();
                throw e;
            }
            log.warn("events of {}: cut off after {} bytes: {}", stream.request(), sending.bytes, e.toString());
            connection.cutOff();
        }
    }

    private static final class Sending {

        private final EventStream stream;
        private final HttpServletResponse response;
        private final ClientConnection connection;
        private final long begin = System.nanoTime();
        private long lastLook = begin;
        private long bytes;

        Sending(EventStream stream, HttpServletResponse response, ClientConnection connection) {
            this.stream = stream;
            this.response = response;
            this.connection = connection;
        }

        /** Whether all was sent; else the client has gone. */
        boolean run() throws IOException, InterruptedException {
            LinePipe.Lines lines;
            do {
                lines = stream.take(LOOK);
                if (lines.length() > 0 || lines.isLast() || isOver(begin, SILENCE)) {
                    write(lines);
                }
                if (isGone()) {
                    return false;
                }
            } while (!lines.isLast());
            return true;
        }

        private void write(LinePipe.Lines lines) throws IOException {
            OutputStream out = response.getOutputStream();
            out.write(lines.buffer(), 0, lines.length());
            out.flush();
            bytes += lines.length();
        }

        private boolean isGone() {
            if (!isOver(lastLook, LOOK)) {
                return false;
            }
            lastLook = System.nanoTime();
            return connection.isGone();
        }

        private static boolean isOver(long since, Duration length) {
            return System.nanoTime() - since >= length.toNanos();
        }
    }
}
