package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

abstract class HistoryIndexesContract {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00.5Z");
    private static final Instant EXPIRY = Instant.parse("2026-11-24T10:00:00.123456789Z");
    private static final HistoryIndex ALL = index("prod", Optional.empty());
    private static final HistoryIndex ERRORS = index("prod", Optional.of(" log.level:error "));

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void whatWasCreatedIsFoundAsItWasDescribed() {
        indexes().create(ALL);
        indexes().create(ERRORS);

        assertThat(indexes().find(ALL.name())).contains(ALL);
        assertThat(indexes().find(ERRORS.name())).contains(ERRORS);
        assertThat(indexes().list()).containsExactlyInAnyOrder(ALL, ERRORS);
        assertThat(ERRORS.filter()).contains("log.level:error");
    }

    @Test
    void creatingAgainKeepsDocumentsAndExpiry() {
        indexes().create(ALL);
        write(ALL, 1);
        indexes().settle(ALL.name());

        indexes().create(ALL.withExpiresAt(EXPIRY.plusSeconds(60)));
        write(ALL, 2);

        assertThat(indexes().count(ALL.name())).contains(2L);
        assertThat(indexes().find(ALL.name())).contains(ALL);
    }

    @Test
    void theCountIsWhatHasBeenWritten() {
        indexes().create(ALL);
        assertThat(indexes().count(ALL.name())).contains(0L);

        write(ALL, 1);
        write(ALL, 1);
        write(ALL, 2);

        assertThat(indexes().count(ALL.name())).contains(2L);
    }

    @Test
    void theSizeIsOfWhatHasBeenWrittenAMomentAgo() {
        indexes().create(ALL);
        assertThat(indexes().size(ALL.name())).contains(0L);
        write(ALL, 1);
        indexes().count(ALL.name());
        long one = indexes().size(ALL.name()).orElseThrow();
        write(ALL, 2);
        indexes().count(ALL.name());

        assertThat(one).isPositive();
        assertThat(indexes().size(ALL.name()))
                .hasValueSatisfying(two -> assertThat(two).isGreaterThan(one));
        assertThat(indexes().size(ERRORS.name())).isEmpty();
    }

    @Test
    void aDeletedIndexDoesNotComeBackByAWrite() {
        indexes().create(ALL);
        indexes().delete(ALL.name());
        indexes().delete(ALL.name());

        assertThat(write(ALL, 1).withoutTarget()).hasSize(1);

        assertThat(indexes().find(ALL.name())).isEmpty();
        assertThat(indexes().count(ALL.name())).isEmpty();
        assertThat(cluster().hasIndex(ALL.name())).isFalse();
        assertThat(cluster().hasIndex(HistoryIndexName.writeAlias(ALL.name()))).isFalse();
    }

    @Test
    void theExpiryMoves() {
        indexes().create(ALL);
        Instant later = EXPIRY.plusSeconds(3_600);

        assertThat(indexes().moveExpiry(ALL.name(), later)).isTrue();

        assertThat(indexes().find(ALL.name())).contains(ALL.withExpiresAt(later));
        assertThat(indexes().moveExpiry(ERRORS.name(), later)).isFalse();
    }

    @Test
    void anIndexThatIsNotOursIsNeitherShownNorChanged() {
        cluster().createForeignIndex(ALL.name());
        cluster().createForeignIndex("history-of-the-world");

        assertThat(indexes().list()).isEmpty();
        assertThat(indexes().find(ALL.name())).isEmpty();
        assertThat(indexes().count(ALL.name())).isEmpty();
        assertThat(indexes().size(ALL.name())).isEmpty();
        assertThat(indexes().moveExpiry(ALL.name(), EXPIRY)).isFalse();
        indexes().refreshRarely(ALL.name());
        indexes().settle(ALL.name());
        indexes().delete(ALL.name());
        indexes().delete("history-of-the-world");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> indexes().create(ALL));

        assertThat(cluster().hasIndex(ALL.name())).isTrue();
        assertThat(cluster().hasIndex("history-of-the-world")).isTrue();
    }

    @Test
    void aPatternIsNoName() {
        indexes().create(ALL);

        indexes().delete("history-*");
        indexes().delete("_all");

        assertThat(indexes().find("history-prod.*")).isEmpty();
        assertThat(indexes().find(ALL.name())).isPresent();
    }

    @Test
    void settlingAnIndexThatIsGoneIsNothing() {
        indexes().refreshRarely(ALL.name());
        indexes().settle(ALL.name());

        assertThat(indexes().list()).isEmpty();
    }

    private HistoryIndexes indexes() {
        return cluster().historyIndexes();
    }

    private BulkOutcome write(HistoryIndex index, int number) {
        byte[] line = Lines.line(number, START.plusSeconds(number));
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(HistoryIndexName.writeAlias(index.name()), line, 0, line.length);
        return cluster().documentWriter().write(batch, WriteMode.ALIAS_ONLY);
    }

    private static HistoryIndex index(String environment, Optional<String> filter) {
        return new HistoryIndex(
                new Environment(environment),
                new TimeRange(START, START.plusSeconds(7_200)),
                filter,
                "somebody",
                EXPIRY);
    }
}
