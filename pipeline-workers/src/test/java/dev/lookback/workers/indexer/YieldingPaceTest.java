package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.workers.bulk.Pace;
import dev.lookback.workers.bulk.Pace.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class YieldingPaceTest {

    private static final int BYTES = 1 << 20;

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final YieldingPace pace = new YieldingPace(
            new PaceWindow(new IndexerProperties.Pace(1, 2, Duration.ofSeconds(30)), 4, 1, 0),
            new IndexerMetrics(registry).pace(),
            now::get);
    private final BlockingQueue<Pace.Turn> turns = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    @Test
    void aTurnIsWaitedForWhileAsManyAreInFlightAsMayBe() throws Exception {
        pace.await(BYTES);
        Pace.Turn second = pace.await(BYTES);
        ask();
        await().until(this::isEveryoneWaiting);
        assertThat(turns).isEmpty();

        second.ended(Answer.TAKEN);

        assertThat(turns.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whoIsInterruptedHoldsUpNobodyBehind() throws Exception {
        pace.await(BYTES);
        Pace.Turn second = pace.await(BYTES);
        ask();
        await().until(this::isEveryoneWaiting);
        ask();
        await().until(this::isEveryoneWaiting);

        threads.getFirst().interrupt();
        second.ended(Answer.TAKEN);

        assertThat(turns.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void fewerAreSentWhenItWasTooMuch() throws Exception {
        Pace.Turn first = pace.await(BYTES);
        Pace.Turn second = pace.await(BYTES);
        second.ended(Answer.OVERLOADED);
        ask();
        await().until(this::isEveryoneWaiting);

        assertThat(gauge()).isOne();
        assertThat(decreases("overload")).isOne();
        assertThat(turns).isEmpty();
        first.ended(Answer.UNTOLD);
        assertThat(turns.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void growsWhileAnswersComeQuickly() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Pace.Turn> all = new ArrayList<>();
            int window = (int) gauge();
            for (int number = 0; number < window; number++) {
                all.add(pace.await(BYTES));
            }
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            all.forEach(turn -> turn.ended(Answer.TAKEN));
        }

        assertThat(gauge()).isEqualTo(4);
        assertThat(registry.get("lookback.indexer.pace.wait").timer().count()).isPositive();
    }

    @Test
    void aFailureIsAReasonOfItsOwn() throws Exception {
        pace.await(BYTES).ended(Answer.FAILED);

        assertThat(decreases("failure")).isOne();
        assertThat(decreases("latency")).isZero();
        assertThat(gauge()).isOne();
    }

    private void ask() {
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                turns.add(pace.await(BYTES));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private boolean isEveryoneWaiting() {
        return threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }

    private double gauge() {
        return registry.get("lookback.indexer.pace.window").gauge().value();
    }

    private double decreases(String reason) {
        return registry.get("lookback.indexer.pace.decreases")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
