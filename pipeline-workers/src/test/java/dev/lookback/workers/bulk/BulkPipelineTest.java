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
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class BulkPipelineTest {

    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00Z");
    private static final String INDEX = "recent-prod.2026.11.23";
    private static final DataSize SMALLEST = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST = DataSize.ofMegabytes(1);
    private static final BulkLimits LIMITS =
            new BulkLimits(3, 10, SMALLEST, LARGEST, Duration.ofMillis(1), Duration.ofMillis(5));

    private static final Set<String> EVEN = Stream.of(0, 2, 4, 6, 8)
            .map(number -> new String(Lines.line(number, TIME), StandardCharsets.UTF_8))
            .collect(Collectors.toSet());

    private final InMemorySearch search = new InMemorySearch();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Receipt receipt = new Receipt();
    private final Receipt other = new Receipt();

    @Test
    void everyLineIsSettledWithTheReceiptThatItCameWith() {
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ANY_TARGET)) {
            IntStream.range(0, 25).forEach(number -> add(pipeline, number, receipt));
            IntStream.range(25, 32).forEach(number -> add(pipeline, number, other));
            IntStream.range(32, 40).forEach(number -> add(pipeline, number, receipt));
            pipeline.flush();

            await().until(() -> receipt.indexed() == 33 && other.indexed() == 7);
        }
        assertThat(search.documents(INDEX)).hasSize(40);
        assertThat(meters.get("lookback.test.bulk.size").summary().max()).isEqualTo(10);
    }

    @Test
    void aSingleLineDoesNotWaitForOthers() {
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ANY_TARGET)) {
            add(pipeline, 1, receipt);
            pipeline.flush();

            await().until(() -> receipt.indexed() == 1);
        }
    }

    @Test
    void whileElasticsearchIsAwayLinesWaitAndTheTroubleIsNamed() {
        search.setAvailable(false);
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ANY_TARGET)) {
            IntStream.range(0, 40).forEach(number -> add(pipeline, number, receipt));
            pipeline.flush();
            await().until(() ->
                    meters.get("lookback.test.bulk.failures").counter().count() > 5);
            assertThat(pipeline.trouble()).contains("in memory: made unavailable");
            assertThat(receipt.results).isEmpty();

            search.setAvailable(true);

            await().until(() -> receipt.indexed() == 40);
            await().until(() -> pipeline.trouble().isEmpty());
        }
    }

    @Test
    void onlyWhatWasNotTakenIsWrittenAgain() {
        Map<String, Integer> writes = new ConcurrentHashMap<>();
        DocumentWriter busyForEvenNumbersAtFirst = (batch, mode) -> {
            List<BulkOutcome.Failure> again = IntStream.range(0, batch.count())
                    .filter(item -> writes.merge(line(batch, item), 1, Integer::sum) == 1)
                    .filter(item -> EVEN.contains(line(batch, item)))
                    .mapToObj(item -> new BulkOutcome.Failure(item, 429, "busy"))
                    .toList();
            return new BulkOutcome(batch.count() - again.size(), 0, again, List.of(), List.of());
        };
        try (BulkPipeline pipeline = pipeline(busyForEvenNumbersAtFirst, WriteMode.ANY_TARGET)) {
            IntStream.range(0, 10).forEach(number -> add(pipeline, number, receipt));
            pipeline.flush();

            await().until(() -> receipt.indexed() == 10);
        }
        assertThat(writes).hasSize(10);
        writes.forEach((line, times) -> assertThat(times).as(line).isEqualTo(EVEN.contains(line) ? 2 : 1));
    }

    @Test
    void aServerThatIsBusyForAMomentIsNoTrouble() {
        AtomicInteger writes = new AtomicInteger();
        List<Optional<String>> troubles = new CopyOnWriteArrayList<>();
        AtomicReference<BulkPipeline> current = new AtomicReference<>();
        DocumentWriter busyTwice = (batch, mode) -> {
            troubles.add(current.get().trouble());
            if (writes.incrementAndGet() <= 2) {
                throw new SearchOverloadedException("busy");
            }
            return search.documentWriter().write(batch, mode);
        };
        try (BulkPipeline pipeline = pipeline(busyTwice, WriteMode.ANY_TARGET)) {
            current.set(pipeline);
            add(pipeline, 1, receipt);
            pipeline.flush();

            await().until(() -> receipt.indexed() == 1);
        }
        assertThat(troubles).hasSize(3).allMatch(Optional::isEmpty);
    }

    @Test
    void anIndexThatTakesNothingDoesNotHideBehindOneThatDoes() {
        DocumentWriter oneIsClosed = (batch, mode) -> batch.target(0).equals(INDEX)
                ? search.documentWriter().write(batch, mode)
                : new BulkOutcome(
                        0,
                        0,
                        IntStream.range(0, batch.count())
                                .mapToObj(item -> new BulkOutcome.Failure(item, 400, "index_closed_exception: closed"))
                                .toList(),
                        List.of(),
                        List.of());
        byte[] line = Lines.line(1, TIME);
        try (BulkPipeline pipeline = pipeline(oneIsClosed, WriteMode.ANY_TARGET)) {
            IntStream.range(0, 10).forEach(any -> pipeline.add("closed", line, 0, line.length, other));
            pipeline.flush();
            await().until(() -> pipeline.trouble().isPresent());

            IntStream.range(0, 500).forEach(number -> {
                add(pipeline, number, receipt);
                assertThat(pipeline.trouble()).contains("index_closed_exception: closed");
            });
            pipeline.flush();
            await().until(() -> receipt.indexed() == 500);

            assertThat(pipeline.trouble()).contains("index_closed_exception: closed");
            assertThat(other.results).isEmpty();
        }
    }

    @Test
    void aRefusedLineIsGivenBackAsItCame() {
        byte[] broken = Lines.broken(2, TIME);
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ANY_TARGET)) {
            add(pipeline, 1, other);
            pipeline.add(INDEX, broken, 0, broken.length, receipt);
            add(pipeline, 3, receipt);
            pipeline.flush();

            await().until(() -> receipt.indexed() == 1 && receipt.refused().size() == 1 && other.indexed() == 1);
        }
        assertThat(receipt.refused().getFirst().line()).isEqualTo(broken);
        assertThat(receipt.refused().getFirst().reason()).startsWith("document_parsing_exception");
    }

    @Test
    void aLineThatIsTooDeepForElasticsearchIsNeverSent() {
        byte[] deep = Lines.line(Lines.id(2), TIME, ",\"deep\":" + "[".repeat(2_000) + "]".repeat(2_000));
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ANY_TARGET)) {
            add(pipeline, 1, receipt);
            pipeline.add(INDEX, deep, 0, deep.length, receipt);
            pipeline.flush();

            await().until(() -> receipt.indexed() == 1 && receipt.refused().size() == 1);
        }
        assertThat(receipt.refused().getFirst().line()).isEqualTo(deep);
        assertThat(receipt.refused().getFirst().reason()).startsWith("document_too_deep: ");
        assertThat(search.documents(INDEX)).hasSize(1);
    }

    @Test
    void aRequestThatIsTooLargeIsSentInHalvesAndALineThatIsTooLargeRefused() {
        DocumentWriter threeAtMost = (batch, mode) -> {
            if (batch.count() > 3 || batch.size() > 2_000) {
                throw new BatchTooLargeException(batch.count(), batch.size());
            }
            return search.documentWriter().write(batch, mode);
        };
        byte[] large = Lines.line(Lines.id(99), TIME, ",\"message\":\"" + "x".repeat(3_000) + "\"");
        try (BulkPipeline pipeline = pipeline(threeAtMost, WriteMode.ANY_TARGET)) {
            IntStream.range(0, 9).forEach(number -> add(pipeline, number, receipt));
            pipeline.add(INDEX, large, 0, large.length, receipt);
            pipeline.flush();

            await().until(() -> receipt.indexed() == 9 && receipt.refused().size() == 1);
        }
        assertThat(receipt.refused().getFirst().line()).isEqualTo(large);
    }

    @Test
    void whereTheAliasIsGoneLinesAreSettledWithoutATarget() {
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ALIAS_ONLY)) {
            IntStream.range(0, 4).forEach(number -> add(pipeline, number, receipt));
            pipeline.flush();

            await().until(() -> receipt.results.stream()
                            .mapToInt(BulkReceipt.Settled::withoutTarget)
                            .sum()
                    == 4);
        }
        assertThat(search.indexNames()).isEmpty();
    }

    @Test
    void anUnforeseenFailureLosesNothing() {
        DocumentWriter first = new DocumentWriter() {
            private boolean hasFailed;

            @Override
            public synchronized BulkOutcome write(DocumentBatch batch, WriteMode mode) {
                if (!hasFailed) {
                    hasFailed = true;
                    throw new IllegalStateException("unforeseen");
                }
                return search.documentWriter().write(batch, mode);
            }
        };
        try (BulkPipeline pipeline = pipeline(first, WriteMode.ANY_TARGET)) {
            IntStream.range(0, 30).forEach(number -> add(pipeline, number, receipt));
            pipeline.flush();

            await().until(() -> receipt.indexed() == 30);
        }
    }

    @Test
    void closingWhileElasticsearchIsAwaySettlesNothingAndEndsAtOnce() {
        search.setAvailable(false);
        BulkPipeline pipeline = new BulkPipeline(
                search.documentWriter(),
                WriteMode.ANY_TARGET,
                new BulkLimits(2, 10, SMALLEST, LARGEST, Duration.ofMinutes(5), Duration.ofMinutes(5)),
                Pace.UNLIMITED,
                new BulkMetrics("test", meters));
        add(pipeline, 1, receipt);
        pipeline.flush();
        await().until(() -> meters.get("lookback.test.bulk.failures").counter().count() > 0);

        pipeline.close();

        assertThat(receipt.results).isEmpty();
    }

    @Test
    void whoeverAddsCanWaitUntilLessIsInHand() throws InterruptedException {
        try (BulkPipeline pipeline = pipeline(search.documentWriter(), WriteMode.ANY_TARGET)) {
            IntStream.range(0, 95).forEach(number -> add(pipeline, number, receipt));

            pipeline.awaitBelow(1);

            assertThat(receipt.indexed()).isEqualTo(95);
        }
    }

    private BulkPipeline pipeline(DocumentWriter writer, WriteMode mode) {
        return new BulkPipeline(writer, mode, LIMITS, Pace.UNLIMITED, new BulkMetrics("test", meters));
    }

    private static String line(DocumentBatch batch, int item) {
        return new String(batch.line(item), StandardCharsets.UTF_8);
    }

    private static void add(BulkPipeline pipeline, int number, BulkReceipt receipt) {
        byte[] line = Lines.line(number, TIME);
        pipeline.add(INDEX, line, 0, line.length, receipt);
    }

    private static final class Receipt implements BulkReceipt {
        private final Queue<Settled> results = new ConcurrentLinkedQueue<>();

        @Override
        public void settled(Settled result) {
            results.add(result);
        }

        private int indexed() {
            return results.stream().mapToInt(Settled::indexed).sum();
        }

        private List<Refused> refused() {
            return results.stream().flatMap(result -> result.refused().stream()).toList();
        }
    }
}
