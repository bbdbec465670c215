package dev.lookback.gateway.logio;

import dev.lookback.gateway.intake.IntakeMetrics;
import dev.lookback.gateway.intake.IntakeMetrics.DropReason;
import dev.lookback.gateway.intake.IntakeQueue;
import dev.lookback.gateway.intake.Via;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Clock;

/** One TCP connection, read by its own virtual thread. What was read at once is handed on at once. */
final class LogioConnection implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LogioConnection.class);

    /** More lines are not gathered: one message of many control characters is six times as long as a line. */
    private static final int MAX_LINES_BYTES = 256 * 1024;

    private final Socket socket;
    private final IntakeQueue queue;
    private final IntakeMetrics metrics;
    private final LogioEventWriter events;
    private final Clock clock;
    private final LogioFraming framing;

    private int lines;

    LogioConnection(Socket socket, LogioEventWriter events, int maxMessageBytes, LogioServices services) {
        this.socket = socket;
        this.events = events;
        this.queue = services.queue();
        this.metrics = services.metrics();
        this.clock = services.clock();
        this.framing = new LogioFraming(maxMessageBytes, this::message);
    }

    /** What all connections share. */
    record LogioServices(IntakeQueue queue, IntakeMetrics metrics, Clock clock) {}

    @Override
    public void run() {
        try (socket;
                InputStream input = socket.getInputStream()) {
            int bytes = input.read(framing.buffer(), framing.end(), framing.room());
            while (bytes >= 0) {
                framing.received(bytes);
                handOn();
                bytes = input.read(framing.buffer(), framing.end(), framing.room());
            }
        } catch (IOException e) {
            log.debug("connection of log.io ended: {}", e.getMessage());
        }
        if (framing.isWithin()) {
            junk();
        }
    }

    private void message(byte[] buffer, int offset, int length, boolean isCut) {
        switch (events.write(buffer, offset, length, isCut, clock.instant())) {
            case TEXT -> {
                lines++;
                if (events.length() > MAX_LINES_BYTES) {
                    handOn();
                }
            }
            case ANNOUNCEMENT -> {}
            case UNKNOWN -> junk();
        }
    }

    private void junk() {
        metrics.received(Via.LOGIO, 1);
        metrics.dropped(DropReason.JUNK, 1);
    }

    /** Waits for room, which makes the sender wait. */
    private void handOn() {
        if (lines > 0 && !isTaken()) {
            metrics.received(Via.LOGIO, lines);
            metrics.dropped(DropReason.STOPPED, lines);
        }
        lines = 0;
        events.clear();
    }

    private boolean isTaken() {
        try {
            return queue.put(Via.LOGIO, clock.millis(), events.buffer(), 0, events.length());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
