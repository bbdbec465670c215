package dev.lookback.harvester.json;

import dev.lookback.harvester.socket.Arrival;
import dev.lookback.harvester.socket.Framing;
import dev.lookback.harvester.socket.MessageReceiver;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The process's standard input, read to its end; the harvester runs on behind it. Nobody can interrupt a thread that waits
 * for input, so a stop leaves it where it waits, and hands on what it has read.
 */
final class StandardInput implements SmartLifecycle {

    static final String INPUT = "json-stdin";

    private static final Logger log = LoggerFactory.getLogger(StandardInput.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    /** Whoever writes to it is on this machine. */
    private static final String PEER = "127.0.0.1";

    private final InputStream input;
    private final Counter received;
    private final Clock clock;
    private final MessageReceiver receiver;
    private final Framing framing;
    private final Thread thread = Thread.ofPlatform().daemon().name(INPUT).unstarted(this::read);

    /** Held by who hands on. */
    private final ReentrantLock handingOn = new ReentrantLock();

    private volatile boolean isRunning;
    private Arrival arrival;

    StandardInput(InputStream input, JsonProtocol protocol, Clock clock) {
        this.input = input;
        this.received = protocol.metrics().received(INPUT);
        this.clock = clock;
        this.receiver = protocol.receiver();
        this.framing = protocol.framing(this::message);
        this.arrival = new Arrival(clock.instant(), PEER);
    }

    @Override
    public void start() {
        isRunning = true;
        thread.start();
    }

    private void read() {
        try {
            int bytes = 0;
            while (bytes >= 0 && isRunning) {
                bytes = input.read(framing.buffer(), framing.end(), framing.room());
                handOn(bytes);
            }
            log.info("standard input has ended, events: {}", (long) received.count());
        } catch (IOException e) {
            log.error("standard input is no longer read", e);
        }
    }

    /** @param bytes that were read; less than zero: it has ended */
    private void handOn(int bytes) {
        handingOn.lock();
        try {
            if (isRunning && bytes >= 0) {
                arrival = new Arrival(clock.instant(), PEER);
                framing.received(bytes);
            } else if (isRunning) {
                framing.ended();
            }
        } finally {
            handingOn.unlock();
        }
    }

    private void message(byte[] buffer, int offset, int length, boolean isCut) {
        receiver.receive(buffer, offset, length, arrival, isCut);
        received.increment();
    }

    @Override
    public void stop() {
        try {
            if (!handingOn.tryLock(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                // It waits for room in the sink: no longer.
                thread.interrupt();
                handingOn.lockInterruptibly();
            }
            try {
                isRunning = false;
                framing.ended();
            } finally {
                handingOn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
