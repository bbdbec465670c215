package dev.lookback.harvester.nacl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class OutboxTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Outbox outbox = new Outbox(2, PAUSE, nanos::get);
    private final AtomicInteger acknowledged = new AtomicInteger();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 4; i++) {
            outbox.add(batch(i), acknowledged::incrementAndGet);
        }
        outbox.connected();
    }

    private static Batch batch(long sequence) {
        return new Batch(
                new BatchHeaders(
                        new Interval(7),
                        "web-1",
                        "0f3k9q2m7c00000000",
                        new BatchHeaders.Origin(sequence, Optional.empty()),
                        new BatchHeaders.Size(1, 1)),
                new byte[] {1});
    }

    private long take() throws InterruptedException {
        return outbox.take().orElseThrow().id();
    }

    @Test
    void isNotEmptyWhileSomebodyIsToldOfTheLastOne() throws Exception {
        Outbox one = new Outbox(1, PAUSE, nanos::get);
        List<Boolean> wasEmpty = new ArrayList<>();
        one.add(batch(0), () -> {
            try {
                wasEmpty.add(one.awaitNone(Duration.ZERO));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        one.acknowledge(0);

        assertThat(wasEmpty).containsExactly(false);
        assertThat(one.awaitNone(Duration.ZERO)).isTrue();
    }

    @Test
    void sendsAFewAheadOfTheirAnswers() throws Exception {
        assertThat(take()).isEqualTo(0);
        assertThat(take()).isEqualTo(1);
        CompletableFuture<Optional<Outbox.Parcel>> third = takeElsewhere();
        assertThat(third).isNotDone();

        outbox.acknowledge(1);

        assertThat(third.get(60, TimeUnit.SECONDS).orElseThrow().id()).isEqualTo(2);
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void theNextConnectionBeginsWithTheOldestThatIsNotAcknowledged() throws InterruptedException {
        take();
        take();
        outbox.acknowledge(0);
        outbox.disconnected();
        assertThat(outbox.take()).isEmpty();

        outbox.connected();

        assertThat(take()).isEqualTo(1);
        assertThat(take()).isEqualTo(2);
        assertThat(outbox.unacknowledged()).isEqualTo(3);
    }

    @Test
    void acknowledgesOnce() throws InterruptedException {
        take();
        outbox.acknowledge(0);
        outbox.acknowledge(0);
        outbox.acknowledge(77);

        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void whatIsRefusedHoldsUpNothingAndComesAgainLater() throws InterruptedException {
        take();
        assertThat(outbox.refuse(0)).isTrue();
        assertThat(outbox.refused()).isEqualTo(1);
        assertThat(take()).isEqualTo(1);
        assertThat(take()).isEqualTo(2);
        outbox.acknowledge(1);
        nanos.addAndGet(PAUSE.toNanos());

        assertThat(take()).isEqualTo(0);
        assertThat(outbox.refuse(0)).isFalse();
        assertThat(take()).isEqualTo(3);
        assertThat(outbox.unacknowledged()).isEqualTo(3);
    }

    @Test
    void knowsWhenAnAnswerIsOverdue() throws InterruptedException {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(outbox.isOverdue(PAUSE)).isFalse();
        take();
        assertThat(outbox.isOverdue(PAUSE)).isFalse();
        nanos.addAndGet(PAUSE.toNanos());

        assertThat(outbox.isOverdue(PAUSE)).isTrue();
    }

    @Test
    void nothingIsAcknowledgedWhenItIsClosed() throws InterruptedException {
        take();
        outbox.close();
        outbox.acknowledge(0);

        assertThat(acknowledged).hasValue(0);
        assertThat(outbox.take()).isEmpty();
    }

    private CompletableFuture<Optional<Outbox.Parcel>> takeElsewhere() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return outbox.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
