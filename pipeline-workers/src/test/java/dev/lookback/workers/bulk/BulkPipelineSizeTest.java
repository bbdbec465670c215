package dev.lookback.workers.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.search.BatchTooLargeException;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Lines;
import dev.lookback.search.SearchOverloadedException;
import dev.lookback.search.WriteMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What a server says to a request's size is heard. */
class BulkPipelineSizeTest {

    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00Z");
    private static final String INDEX = "recent-prod.2026.11.23";
    private static final DataSize LARGEST = DataSize.ofKilobytes(64);
    private static final BulkLimits ONE_AT_A_TIME =
            new BulkLimits(1, 10_000, DataSize.ofKilobytes(1), LARGEST, Duration.ofMillis(1), Duration.ofMillis(5));

    private final InMemorySearch search = new InMemorySearch();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger indexed = new AtomicInteger();

    /** How a server says that it has too much to do. */
    enum Refusal {
        OF_THE_REQUEST {
            @Override
            BulkOutcome of(DocumentBatch batch) {
                throw new SearchOverloadedException("busy");
            }
        },
        OF_ITS_ITEMS {
            @Override
            BulkOutcome of(DocumentBatch batch) {
                return again(batch, "es_rejected_execution_exception: busy");
            }
        };

        abstract BulkOutcome of(DocumentBatch batch);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatHasTooMuchToDoIsSentHalfAsMuch(Refusal refusal) {
        assertThat(targetAfterOne(refusal::of)).isEqualTo(LARGEST.toBytes() / 2.0);
    }

    @Test
    void aFullDiskIsNoReasonToSendLess() {
        assertThat(targetAfterOne(batch -> again(batch, "cluster_block_exception: flood-stage watermark")))
                .isEqualTo(LARGEST.toBytes());
    }

    @Test
    void theLimitThatTheServerShowsIsKept() throws InterruptedException {
        int limit = 8_000;
        Queue<Integer> tooLarge = new ConcurrentLinkedQueue<>();
        DocumentWriter limited = (batch, mode) -> {
            if (batch.size() > limit) {
                tooLarge.add(batch.size());
                throw new BatchTooLargeException(batch.count(), batch.size());
            }
            return search.documentWriter().write(batch, mode);
        };
        try (BulkPipeline pipeline = pipeline(limited)) {
            for (int from = 0; from < 20_000; from += 500) {
                add(pipeline, from, from + 500);
                pipeline.awaitBelow(limit);
            }
            pipeline.flush();
            await().until(() -> indexed.get() == 20_000);
        }
        assertThat(search.documents(INDEX)).hasSize(20_000);
        assertThat(tooLarge).hasSizeBetween(1, 100);
        assertThat(target()).isLessThanOrEqualTo(limit);
        assertThat(meters.get("lookback.test.bulk.in.flight").gauge().value()).isZero();
    }

    @FunctionalInterface
    private interface Answer {
        BulkOutcome to(DocumentBatch batch);
    }

    /** A thousand lines, of which the first full request is answered so, and again as it should be. */
    private double targetAfterOne(Answer refusal) {
        AtomicBoolean areQueued = new AtomicBoolean();
        AtomicBoolean hasRefused = new AtomicBoolean();
        DocumentWriter refusingOnce = (batch, mode) -> {
            await().untilTrue(areQueued);
            boolean isFull = batch.size() > LARGEST.toBytes() / 2;
            return isFull && !hasRefused.getAndSet(true)
                    ? refusal.to(batch)
                    : search.documentWriter().write(batch, mode);
        };
        try (BulkPipeline pipeline = pipeline(refusingOnce)) {
            assertThat(target()).isEqualTo(LARGEST.toBytes());
            add(pipeline, 0, 1_000);
            areQueued.set(true);
            pipeline.flush();
            await().until(() -> indexed.get() == 1_000);
        }
        assertThat(hasRefused).isTrue();
        return target();
    }

    private static BulkOutcome again(DocumentBatch batch, String reason) {
        return new BulkOutcome(
                0,
                0,
                IntStream.range(0, batch.count())
                        .mapToObj(item -> new BulkOutcome.Failure(item, 429, reason))
                        .toList(),
                List.of(),
                List.of());
    }

    private BulkPipeline pipeline(DocumentWriter writer) {
        return new BulkPipeline(
                writer, WriteMode.ANY_TARGET, ONE_AT_A_TIME, Pace.UNLIMITED, new BulkMetrics("test", meters));
    }

    private void add(BulkPipeline pipeline, int from, int to) {
        for (int number = from; number < to; number++) {
            byte[] line = Lines.line(number, TIME);
            pipeline.add(INDEX, line, 0, line.length, result -> indexed.addAndGet(result.indexed()));
        }
    }

    private double target() {
        return meters.get("lookback.test.bulk.target").gauge().value();
    }
}
