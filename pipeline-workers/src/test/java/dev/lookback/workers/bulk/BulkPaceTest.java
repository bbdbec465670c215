package dev.lookback.workers.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.search.BatchTooLargeException;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.Lines;
import dev.lookback.search.SearchOverloadedException;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;
import dev.lookback.workers.bulk.Pace.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** When a pipeline's requests are sent, and what their pace is told of them. */
class BulkPaceTest {

    private static final BulkLimits LIMITS = new BulkLimits(
            2, 10, DataSize.ofKilobytes(1), DataSize.ofMegabytes(1), Duration.ofMillis(1), Duration.ofMillis(5));

    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void thePaceIsToldWhatEachAnswerSaysOfTheLoad() {
        Queue<DocumentWriter> script = new ConcurrentLinkedQueue<>(List.of(
                (batch, mode) -> {
                    throw new SearchOverloadedException("429");
                },
                (batch, mode) -> {
                    throw new SearchUnavailableException("away");
                },
                (batch, mode) -> {
                    throw new IllegalStateException("unforeseen");
                },
                (batch, mode) -> again(429, "es_rejected_execution_exception: full"),
                (batch, mode) -> again(403, "cluster_block_exception: read-only"),
                (batch, mode) -> new BulkOutcome(1, 0, List.of(), List.of(), List.of())));
        try (BulkPipeline pipeline =
                pipeline((batch, mode) -> script.remove().write(batch, mode), bytes -> answers::add)) {
            add(pipeline);
            await().until(() -> settled.get() == 1 && answers.size() == 6);
        }

        assertThat(answers)
                .containsExactly(
                        Answer.OVERLOADED,
                        Answer.FAILED,
                        Answer.FAILED,
                        Answer.OVERLOADED,
                        Answer.UNTOLD,
                        Answer.TAKEN);
    }

    @Test
    void aRequestThatIsTooLargeSaysNothingOfTheLoad() {
        try (BulkPipeline pipeline = pipeline(
                (batch, mode) -> {
                    throw new BatchTooLargeException(batch.count(), batch.size());
                },
                bytes -> answers::add)) {
            add(pipeline);
            await().until(() -> settled.get() == 1);
        }

        assertThat(answers).containsExactly(Answer.UNTOLD);
    }

    @Test
    void whatWaitsForItsTurnWhenItIsClosedIsNotSentAndGivesItsTurnBack() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch turn = new CountDownLatch(1);
        BulkPipeline pipeline = pipeline(
                (batch, mode) -> {
                    written.incrementAndGet();
                    return new BulkOutcome(1, 0, List.of(), List.of(), List.of());
                },
                bytes -> {
                    asked.countDown();
                    turn.await();
                    return answers::add;
                });
        add(pipeline);
        asked.await();

        Thread closing = Thread.ofPlatform().start(pipeline::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        turn.countDown();
        closing.join();

        assertThat(answers).containsExactly(Answer.UNTOLD);
        assertThat(written).hasValue(0);
        assertThat(settled).hasValue(0);
    }

    private static BulkOutcome again(int status, String reason) {
        return new BulkOutcome(0, 0, List.of(new BulkOutcome.Failure(0, status, reason)), List.of(), List.of());
    }

    private static BulkPipeline pipeline(DocumentWriter writer, Pace pace) {
        return new BulkPipeline(
                writer, WriteMode.ANY_TARGET, LIMITS, pace, new BulkMetrics("test", new SimpleMeterRegistry()));
    }

    private void add(BulkPipeline pipeline) {
        byte[] line = Lines.line(1, Instant.parse("2026-11-23T16:08:00Z"));
        pipeline.add("recent-prod.2026.11.23", line, 0, line.length, result -> settled.addAndGet(result.lines()));
        pipeline.flush();
    }
}
