package dev.lookback.workers.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Lines;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

class PreparedWriterTest {

    private static final Environment PROD = new Environment("prod");
    private static final Instant TODAY = Instant.parse("2026-11-23T16:08:00Z");
    private static final Instant TOMORROW = TODAY.plusSeconds(86_400);

    private final InMemorySearch search = new InMemorySearch();
    private final PreparedWriter writer = new PreparedWriter(search.documentWriter(), search.recentIndexes());

    @Test
    void aDayIsMadeBeforeItsFirstDocumentAndEveryItemKeepsItsNumber() {
        assertThat(write(Lines.line(1, TODAY)).created()).isOne();

        BulkOutcome outcome =
                write(Lines.line(1, TODAY), Lines.line(2, TOMORROW), Lines.broken(3, TODAY), Lines.broken(4, TOMORROW));

        assertThat(outcome.alreadyThere()).isOne();
        assertThat(outcome.created()).isOne();
        assertThat(outcome.refused()).extracting(BulkOutcome.Failure::item).containsExactly(2, 3);
        assertThat(outcome.withoutTarget()).isEmpty();
        assertThat(search.indexNames()).containsExactlyInAnyOrder("recent-prod.2026.11.23", "recent-prod.2026.11.24");
        assertThat(search.documents("recent-prod")).hasSize(2);
    }

    @Test
    void afterAWipeTheDayIsMadeWithItsAliases() {
        write(Lines.line(1, TODAY));
        search.wipe();

        assertThat(write(Lines.line(2, TODAY)).created()).isOne();
        assertThat(search.documents("recent-prod")).hasSize(1);
    }

    @Test
    void whatAnotherHasMadeOfOurNameIsGivenTheAliases() {
        search.createForeignIndex("recent-prod.2026.11.23");

        assertThat(write(Lines.line(1, TODAY)).created()).isOne();
        assertThat(search.documents("recent-prod")).hasSize(1);
    }

    @Test
    void whatElasticsearchSaysToOurIndexIsWaitedFor() {
        RecentIndexes refusing = new RecentIndexes() {
            @Override
            public void prepare(Environment environment) {
                throw new IllegalStateException("PUT /x: HTTP 400, validation_exception: too many shards");
            }

            @Override
            public void make(Environment environment, LocalDate day) {
                prepare(environment);
            }

            @Override
            public List<LocalDate> days(Environment environment) {
                return List.of();
            }

            @Override
            public long count(Environment environment, TimeRange range) {
                return 0;
            }

            @Override
            public void delete(Environment environment, LocalDate day) {
                prepare(environment);
            }
        };

        assertThatExceptionOfType(SearchUnavailableException.class)
                .isThrownBy(() -> new PreparedWriter(search.documentWriter(), refusing)
                        .write(batch(Lines.line(1, TODAY)), WriteMode.ALIAS_ONLY))
                .withMessageContaining("too many shards");
    }

    private BulkOutcome write(byte[]... lines) {
        return writer.write(batch(lines), WriteMode.ALIAS_ONLY);
    }

    private static DocumentBatch batch(byte[]... lines) {
        DocumentBatch batch = new DocumentBatch(0);
        for (byte[] line : lines) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(EventHead.epochSecond(line, 0)), ZoneOffset.UTC);
            batch.add(new RecentIndexName(PROD, day).writeAlias(), line, 0, line.length);
        }
        return batch;
    }
}
