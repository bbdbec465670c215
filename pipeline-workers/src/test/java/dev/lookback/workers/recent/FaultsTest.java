package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.Lines;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchIndexConfiguration;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;
import dev.lookback.workers.bulk.BulkLimits;
import dev.lookback.workers.bulk.BulkMetrics;
import dev.lookback.workers.bulk.BulkPipeline;
import dev.lookback.workers.bulk.BulkReceipt;
import dev.lookback.workers.bulk.Pace;
import dev.lookback.workers.bulk.PreparedWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Every fault is waited for, and when it is over every event is there once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Environment PROD = new Environment("prod");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00Z");
    private static final int EVENTS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final BulkLimits LIMITS = new BulkLimits(
            2, 50, DataSize.ofKilobytes(64), DataSize.ofKilobytes(64), Duration.ofMillis(5), Duration.ofMillis(20));

    private final FaultyElasticsearch elasticsearch = new FaultyElasticsearch();
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(
                    "spring.elasticsearch.uris=" + elasticsearch.uri(),
                    "spring.elasticsearch.socket-timeout=1s",
                    "spring.autoconfigure.exclude=io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration",
                    "spring.main.banner-mode=off")
            .run();
    private Counts counts;
    private BulkPipeline pipeline;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SearchIndexConfiguration.class)
    static class Application {}

    @BeforeEach
    void open() {
        elasticsearch.reset();
        counts = new Counts();
        pipeline = new BulkPipeline(
                new PreparedWriter(context.getBean(DocumentWriter.class), context.getBean(RecentIndexes.class)),
                WriteMode.ALIAS_ONLY,
                LIMITS,
                Pace.UNLIMITED,
                new BulkMetrics("test", new SimpleMeterRegistry()));
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @AfterAll
    void stop() {
        context.close();
        elasticsearch.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void itIsWaitedForNamedAndThenEveryEventIsThereOnce(Fault fault) {
        send(0, EVENTS / 3);
        await().atMost(LIMIT).until(() -> counts.indexed.get() == EVENTS / 3);

        elasticsearch.set(fault);
        send(EVENTS / 3, EVENTS);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(pipeline.trouble())
                        .hasValueSatisfying(reason -> assertThat(reason).contains(fault.told())));
        assertThat(elasticsearch.faults()).isGreaterThan(2);
        elasticsearch.set(Fault.NONE);

        await().atMost(LIMIT).until(() -> counts.indexed.get() == EVENTS);
        await().atMost(LIMIT).until(() -> pipeline.trouble().isEmpty());
        assertThat(counts.refused).hasValue(0);
        assertThat(counts.withoutTarget).hasValue(0);
        assertThat(elasticsearch.documents())
                .hasSize(EVENTS)
                .containsOnlyKeys(IntStream.range(0, EVENTS).mapToObj(Lines::id).toList());
        assertThat(elasticsearch.duplicates() > 0).isEqualTo(fault.keepsDocuments());
    }

    @Test
    void nobodyElseRepeatsARequest() {
        send(0, 10);
        await().atMost(LIMIT).until(() -> counts.indexed.get() == 10);
        elasticsearch.set(Fault.NOT_RECOVERED);

        assertThatExceptionOfType(SearchUnavailableException.class).isThrownBy(() -> {
            DocumentBatch batch = new DocumentBatch(0);
            byte[] line = Lines.line(1, TIME);
            batch.add("any", line, 0, line.length);
            context.getBean(DocumentWriter.class).write(batch, WriteMode.ALIAS_ONLY);
        });

        assertThat(elasticsearch.faults()).isOne();
    }

    @Test
    void anEmptiedClusterIsGivenItsIndexBeforeTheNextWrite() {
        send(0, 100);
        await().atMost(LIMIT).until(() -> counts.indexed.get() == 100);

        elasticsearch.wipe();
        send(100, 200);

        await().atMost(LIMIT).until(() -> counts.indexed.get() == 200);
        assertThat(elasticsearch.documents()).hasSize(100);
        assertThat(counts.withoutTarget).hasValue(0);
    }

    private void send(int from, int to) {
        String alias = new RecentIndexName(PROD, DAY).writeAlias();
        IntStream.range(from, to).forEach(number -> {
            byte[] line = Lines.line(number, TIME);
            pipeline.add(alias, line, 0, line.length, counts);
        });
        pipeline.flush();
    }

    private static final class Counts implements BulkReceipt {
        private final AtomicInteger indexed = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger withoutTarget = new AtomicInteger();

        @Override
        public void settled(Settled result) {
            indexed.addAndGet(result.indexed());
            refused.addAndGet(result.refused().size());
            withoutTarget.addAndGet(result.withoutTarget());
        }
    }
}
