package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.EventSinkContract;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.model.time.Intervals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

@Timeout(30)
class BatchBufferTest extends EventSinkContract {

    private final MutableClock clock = new MutableClock();
    private BatchBuffer buffer = newBuffer(Duration.ofHours(1), clock);

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
                OpenBatch batch = buffer.take();
                lines.addAll(List.of(text(batch).split("\n")));
                buffer.delivered(batch.capacity(), batch.count());
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

        assertThat(text(buffer.take())).isEqualTo(SampleLines.text("web-1", 0, "text") + "\n");
    }

    @Test
    void wakesWhoWaitsForABatchWhenTheFirstLineArrives() throws InterruptedException {
        buffer = newBuffer(Duration.ofMillis(50), Clock.systemUTC());
        List<OpenBatch> taken = new ArrayList<>();
        Thread taker = Thread.ofVirtual().start(() -> {
            try {
                taken.add(buffer.take());
                taken.add(buffer.take());
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

        assertThat(buffer.take()).isNotNull();
        assertThat(buffer.take()).isNull();
        assertThat(buffer.offer(SampleLines.line("web-1", 0, "late"))).isFalse();
    }

    @Test
    void holdsAnEventInHandUntilItIsDelivered() throws InterruptedException {
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        buffer.offer(SampleLines.line("web-1", 0, "two"));
        buffer.close();
        OpenBatch batch = buffer.take();
        assertThat(buffer.events()).isEqualTo(2);

        buffer.delivered(batch.capacity(), batch.count());

        assertThat(buffer.events()).isZero();
    }

    private static BatchBuffer newBuffer(Duration maxAge, Clock clock) {
        BatchProperties properties = new BatchProperties(
                maxAge,
                100,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                new BatchProperties.Spool(Path.of("unused")));
        return new BatchBuffer(new Intervals(Duration.ofMinutes(5)), properties, clock);
    }

    private static String text(OpenBatch batch) {
        return new String(Arrays.copyOf(batch.lines(), batch.length()), StandardCharsets.UTF_8);
    }
}
