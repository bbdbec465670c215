package dev.lookback.gateway.hub;

import dev.lookback.gateway.intake.IntakeQueue;
import dev.lookback.gateway.subscription.Router;
import dev.lookback.gateway.subscription.Turns;
import dev.lookback.process.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;

/** The thread that takes events from the ways in to the frames of those who want them. */
final class Hub implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** So many entries are taken at a time, between frames that are due and changes of subscriptions. */
    private static final int TURN_ENTRIES = 256;

    private final IntakeQueue queue;
    private final EventIntake intake;
    private final Router router;
    private final Turns turns;
    private final LastResort lastResort;
    private final Thread thread = Thread.ofPlatform().name("gateway-hub").unstarted(this::run);

    Hub(IntakeQueue queue, EventIntake intake, Router router, Turns turns, LastResort lastResort) {
        this.queue = queue;
        this.intake = intake;
        this.router = router;
        this.turns = turns;
        this.lastResort = lastResort;
    }

    private void run() {
        try {
            long wait = LONGEST_WAIT_NANOS;
            while (queue.awaitAny(wait)) {
                wait = Math.min(LONGEST_WAIT_NANOS, turns.take(this::turn));
            }
            turns.take(() -> router.flushDue(System.nanoTime() + LONGEST_WAIT_NANOS));
        } catch (InterruptedException e) {
            log.debug("the hub was interrupted");
        } catch (RuntimeException e) {
            log.error("the hub has failed", e);
            lastResort.exit("the hub has failed: " + e);
        }
    }

    /** Returns how long, in nanoseconds, until the next frame is due. */
    private long turn() {
        long now = System.nanoTime();
        queue.read(
                TURN_ENTRIES,
                (via, receivedAt, buffer, offset, length) -> intake.take(via, receivedAt, buffer, offset, length, now));
        return router.flushDue(System.nanoTime());
    }

    @Override
    public void start() {
        thread.start();
    }

    /** What came in before is taken to its clients' queues. */
    @Override
    public void stop() {
        queue.close();
        try {
            thread.join(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Before the ways in start, after they have stopped. */
    @Override
    public int getPhase() {
        return HubConfiguration.PHASE;
    }

    @Override
    public Health health() {
        return (isRunning() ? Health.up() : Health.down()).build();
    }
}
