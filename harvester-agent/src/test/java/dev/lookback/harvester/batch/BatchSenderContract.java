package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What every way out promises. */
public abstract class BatchSenderContract {

    private BatchSender sender;

    protected abstract BatchSender newSender();

    /** What the target keeps, in its order. */
    protected abstract List<Batch> kept();

    @BeforeEach
    void setUp() {
        sender = newSender();
    }

    @AfterEach
    void closeSender() throws InterruptedException {
        sender.close(Duration.ZERO);
    }

    @Test
    void keepsBatchesInTheirOrderByteForByte() throws InterruptedException {
        List<Batch> batches = List.of(batch(0, "one"), batch(1, "two"), batch(2, "three"));
        CountDownLatch acknowledged = new CountDownLatch(3);

        for (Batch batch : batches) {
            sender.send(batch, acknowledged::countDown);
        }

        assertThat(acknowledged.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kept()).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(batches);
    }

    @Test
    void acknowledgesABatchOnceAndOnlyWhenItIsKept() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        AtomicInteger keptThen = new AtomicInteger();

        sender.send(batch(0, "one"), () -> {
            times.incrementAndGet();
            keptThen.set(kept().size());
        });
        sender.close(Duration.ofSeconds(30));

        assertThat(times).hasValue(1);
        assertThat(keptThen).hasValue(1);
    }

    @Test
    void waitsForWhatIsOnItsWayWhenItCloses() throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            sender.send(batch(i, "text " + i), acknowledged::incrementAndGet);
        }

        sender.close(Duration.ofSeconds(30));

        assertThat(acknowledged).hasValue(50);
        assertThat(kept()).hasSize(50);
    }

    /** All of one interval and one host, so of one partition. */
    protected static Batch batch(long sequence, String text) {
        byte[] lines = (text + "\n").getBytes(StandardCharsets.UTF_8);
        Optional<Interval> previous = sequence == 0 ? Optional.empty() : Optional.of(new Interval(7));
        return new Batch(
                new BatchHeaders(
                        new Interval(7),
                        "web-1",
                        "0f3k9q2m7c00000000",
                        new BatchHeaders.Origin(sequence, previous),
                        new BatchHeaders.Size(1, lines.length)),
                Gzip.compress(lines, 0, lines.length));
    }
}
