package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.EventSinkContract;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.harvester.spool.Spools;
import dev.lookback.model.time.Intervals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

@Timeout(30)
class BatchBufferTest extends EventSinkContract {

    @TempDir
    private Path directory;

    private final MutableClock clock = new MutableClock();
    private final List<Spool> spools = new ArrayList<>();
    private BatchBuffer buffer;

    @AfterEach
    void close() {
        spools.forEach(Spool::close);
    }

    @Override
    protected EventSink newSink() {
        buffer = newBuffer(Duration.ofHours(1), clock);
        return buffer;
    }

    @Override
    protected List<String> deliverAll() {
        List<String> lines = new ArrayList<>();
        try {
            clock.advance(Duration.ofHours(1));
            while (buffer.events() > 0) {
                List<OpenBatch> batches = buffer.take();
                batches.forEach(batch -> lines.addAll(List.of(text(batch).split("\n"))));
                buffer.sealed(batches);
                buffer.delivered(batches.stream().mapToInt(OpenBatch::count).sum());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return lines;
    }

    @Test
    void givesABatchOnceItIsOldThoughNothingArrives() throws InterruptedException {
        buffer = newBuffer(Duration.ofMillis(50), Clock.systemUTC());
        buffer.offer(SampleLines.line("web-1", 0, "text"));

        assertThat(text(buffer.take().getFirst())).isEqualTo(SampleLines.text("web-1", 0, "text") + "\n");
    }

    @Test
    void wakesWhoWaitsForABatchWhenTheFirstLineArrives() throws InterruptedException {
        buffer = newBuffer(Duration.ofMillis(50), Clock.systemUTC());
        List<OpenBatch> taken = new ArrayList<>();
        Thread taker = Thread.ofVirtual().start(() -> {
            try {
                taken.addAll(buffer.take());
                taken.addAll(buffer.take());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        // The first is on its way, not acknowledged, when the second comes.
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        await().until(() -> taken.size() == 1);
        buffer.offer(SampleLines.line("web-1", 0, "two"));
        taker.join();

        assertThat(taken).hasSize(2);
    }

    @Test
    void givesWhatIsOpenWhenItIsClosedAndThenNothing() throws InterruptedException {
        buffer.offer(SampleLines.line("web-1", 0, "text"));
        buffer.close();

        assertThat(buffer.take()).hasSize(1);
        assertThat(buffer.take()).isEmpty();
        assertThat(buffer.offer(SampleLines.line("web-1", 0, "late"))).isFalse();
    }

    @Test
    void holdsAnEventInHandUntilItIsDelivered() throws InterruptedException {
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        buffer.offer(SampleLines.line("web-1", 0, "two"));
        buffer.close();
        List<OpenBatch> batches = buffer.take();
        buffer.sealed(batches);
        assertThat(buffer.events()).isEqualTo(2);

        buffer.delivered(batches.getFirst().count());

        assertThat(buffer.events()).isZero();
    }

    @Test
    void saysWhenAnEventIsOnDisk() throws InterruptedException {
        buffer.offer(SampleLines.line("web-1", 0, "text"));

        assertThat(buffer.awaitDurable(Duration.ofSeconds(20))).isTrue();
    }

    private BatchBuffer newBuffer(Duration maxAge, Clock clock) {
        Path own = directory.resolve("spool-" + spools.size());
        BatchProperties properties = Spooled.properties(maxAge, own);
        spools.add(Spools.open(own));
        return new BatchBuffer(new Intervals(Duration.ofMinutes(5)), properties, spools.getLast(), clock);
    }

    private static String text(OpenBatch batch) {
        return new String(Arrays.copyOf(batch.lines(), batch.length()), StandardCharsets.UTF_8);
    }
}
