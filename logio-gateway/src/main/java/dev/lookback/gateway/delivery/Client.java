package dev.lookback.gateway.delivery;

import dev.lookback.gateway.subscription.Frame;
import dev.lookback.gateway.subscription.FrameListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * One client: its queue, and the virtual thread that writes from it. Who has given no sign of reading for a while is closed: a
 * sign is an answer to a ping, a message, or room made for bytes that had to wait for it.
 */
public final class Client implements FrameListener {

    private static final Logger log = LoggerFactory.getLogger(Client.class);

    /** A write that took so long had to wait for the client to read. */
    private static final long WAITED_NANOS = 20_000_000;

    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;
    private static final End STOP = new End(GOING_AWAY, "the gateway stops");

    private final Connection connection;
    private final ClientQueue queue;
    private final DeliveryMetrics metrics;
    private final LongSupplier nanos;
    private final Thread writer = Thread.ofVirtual().name("gateway-client").unstarted(this::write);
    private final AtomicReference<End> end = new AtomicReference<>(STOP);
    private final AtomicBoolean isAborted = new AtomicBoolean();

    private volatile long lastSign;

    /** @param queueBytes of events that wait for it at most */
    public Client(Connection connection, LongSupplier queueBytes, DeliveryMetrics metrics, LongSupplier nanos) {
        this.connection = connection;
        this.queue = new ClientQueue(queueBytes);
        this.metrics = metrics;
        this.nanos = nanos;
        this.lastSign = nanos.getAsLong();
    }

    public void start() {
        writer.start();
    }

    @Override
    public void offer(Frame frame) {
        metrics.dropped(queue.offer(frame));
    }

    /** Says something; who does not read what it asked for is not told everything. */
    public void say(byte[] json) {
        queue.offer(json);
    }

    /** Says which inputs there are, instead of what it was not told yet of them. */
    public void inputs(byte[] json) {
        queue.inputs(json);
    }

    /** It has answered, or asked for something. */
    public void gaveSign() {
        lastSign = nanos.getAsLong();
    }

    /** In bytes. */
    public long queued() {
        return queue.held();
    }

    private void write() {
        try {
            Outgoing next = queue.take();
            while (next != null) {
                write(next);
                next = queue.take();
            }
            End said = end.get();
            connection.close(said.code(), said.reason());
        } catch (IOException | IllegalStateException e) {
            log.debug("client is gone: {}", e.getMessage());
            connection.close(GOING_AWAY, "not written");
        } catch (InterruptedException e) {
            log.debug("client was ended");
        } finally {
            queue.close();
            metrics.dropped(queue.clear());
        }
    }

    private void write(Outgoing outgoing) throws IOException {
        long begin = nanos.getAsLong();
        switch (outgoing) {
            case Outgoing.Events events -> {
                connection.events(events.frame().bytes());
                metrics.delivered(events.frame());
            }
            case Outgoing.Text text -> connection.text(text.json());
            case Outgoing.Ping ping -> connection.ping();
        }
        long end = nanos.getAsLong();
        if (end - begin > WAITED_NANOS) {
            lastSign = end;
        }
    }

    /** Asks it for a sign, and ends it when there was none for too long; returns whether it was ended now. */
    public boolean check(long maxSilenceNanos) {
        if (nanos.getAsLong() - lastSign > maxSilenceNanos) {
            return abort(POLICY, "nothing was read for too long");
        }
        queue.ping();
        return false;
    }

    /**
     * Ends it when what waits for it is written.
     *
     * @param code of RFC 6455, section 7.4
     */
    public void finish(int code, String reason) {
        end.compareAndSet(STOP, new End(code, reason));
        queue.close();
    }

    /** Ends it at once, whatever waits for it; returns whether it was not ended yet. */
    public boolean abort(int code, String reason) {
        finish(code, reason);
        if (!isAborted.compareAndSet(false, true)) {
            return false;
        }
        // Who does not read does not take a farewell either: nobody waits for it.
        Thread.ofVirtual().name("gateway-client-end").start(() -> {
            writer.interrupt();
            connection.close(code, reason);
        });
        return true;
    }

    /** Waits for the end of its thread. */
    public boolean join(Duration limit) throws InterruptedException {
        return writer.join(limit);
    }

    private record End(int code, String reason) {}
}
