package dev.lookback.harvester.live;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes lines out of the queue, asks the filter, and sends what it wants: one thread, so that a slow filter costs live events,
 * and never an input's time. An event that comes alone goes at once; those that come within half a millisecond of it go together,
 * so that a flood does not wake this thread for each.
 */
final class LiveSender implements SmartLifecycle {

    /** Behind every input, before the way to Kafka: what is left goes out at once. */
    static final int PHASE = 1;

    private static final Logger log = LoggerFactory.getLogger(LiveSender.class);

    private static final long TOGETHER_NANOS = 500_000;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    /**
     * Where events go.
     *
     * @param resolveEvery how often names are looked up again
     */
    record Way(Receivers receivers, ReceiverAddresses addresses, Duration resolveEvery) {}

    private final LiveQueue queue;
    private final EventFilter filter;
    private final DatagramPacker packer;
    private final Way way;
    private final LiveMetrics metrics;

    private volatile @Nullable Run run;
    private boolean isFailureTold;

    /** From start to stop. */
    private record Run(Thread sending, ScheduledExecutorService resolving) {}

    LiveSender(LiveQueue queue, EventFilter filter, Environment environment, Way way, LiveMetrics metrics) {
        this.queue = queue;
        this.filter = filter;
        this.packer = new DatagramPacker(environment, this::send);
        this.way = way;
        this.metrics = metrics;
        metrics.show(queue);
        metrics.show(way.receivers());
    }

    @Override
    public void start() {
        ThreadFactory resolver =
                Thread.ofPlatform().daemon().name("live-resolve").factory();
        ScheduledExecutorService resolving = Executors.newSingleThreadScheduledExecutor(resolver);
        long every = way.resolveEvery().toNanos();
        resolving.scheduleWithFixedDelay(way.addresses()::refresh, every, every, TimeUnit.NANOSECONDS);
        run = new Run(Thread.ofPlatform().daemon().name("live-send").start(this::sendAll), resolving);
    }

    private void sendAll() {
        try (Receivers receivers = way.receivers()) {
            // What comes meanwhile waits in the queue.
            way.addresses().refresh();
            long looked = System.nanoTime();
            for (LiveLines lines = queue.take(LOOK_EVERY); lines != null; lines = queue.take(LOOK_EVERY)) {
                receivers.use(way.addresses().current());
                lines.forEach(this::pack);
                packer.flush();
                if (System.nanoTime() - looked >= LOOK_EVERY.toNanos()) {
                    looked = System.nanoTime();
                    receivers.look(looked);
                }
                LockSupport.parkNanos(TOGETHER_NANOS);
            }
        } catch (InterruptedException | RuntimeException e) {
            log.error("live events are no longer sent", e);
        }
    }

    private void pack(byte[] buffer, int offset, int length) {
        boolean isWanted;
        try {
            isWanted = filter.matches(buffer, offset, length);
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        if (isWanted) {
            packer.add(buffer, offset, length);
        } else {
            metrics.unwanted();
        }
    }

    /** One event that the filter cannot cope with costs no other. */
    private void failed(RuntimeException failure) {
        metrics.failed();
        if (!isFailureTold) {
            isFailureTold = true;
            log.warn(
                    "the live filter failed at an event, which is not sent: {}",
                    failure.getClass().getName());
        }
    }

    private void send(ByteBuffer datagram, int events) {
        int length = datagram.remaining();
        metrics.sent(events, length, way.receivers().send(datagram, System.nanoTime()));
    }

    @Override
    public void stop() {
        Optional.ofNullable(run).ifPresent(this::stop);
        run = null;
    }

    private void stop(Run stopping) {
        stopping.resolving().shutdownNow();
        queue.close();
        try {
            if (!stopping.sending().join(STOP_LIMIT)) {
                metrics.stopped(queue.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
