package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

abstract class RecentIndexesContract {

    private static final Environment PROD = new Environment("prod");
    private static final Environment PROD_EU = new Environment("prod-eu");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void aPreparedIndexHasTheAlias() {
        cluster().recentIndexes().prepare(PROD);
        write(PROD, DAY, 1);
        write(PROD, DAY.minusDays(1), 2);

        assertThat(cluster().documents("recent-prod")).isEqualTo(2);
    }

    @Test
    void preparingAgainGivesTheAliasToIndexesThatWereMadeWithoutIt() {
        write(PROD, DAY, 1);
        cluster().recentIndexes().prepare(PROD);
        cluster().recentIndexes().prepare(PROD);
        write(PROD, DAY.plusDays(1), 2);

        assertThat(cluster().documents("recent-prod")).isEqualTo(2);
    }

    @Test
    void anIndexThatIsMadeCanBeWrittenToByItsAliasAlone() {
        cluster().recentIndexes().make(PROD, DAY);
        cluster().recentIndexes().make(PROD, DAY);

        assertThat(writeByAlias(DAY, 1).created()).isOne();
        assertThat(writeByAlias(DAY.plusDays(1), 2).withoutTarget()).hasSize(1);

        assertThat(cluster().recentIndexes().days(PROD)).isEqualTo(List.of(DAY));
        assertThat(cluster().documents("recent-prod")).isOne();
    }

    @Test
    void anIndexThatAWriteHasMadeByTheTemplateHasTheWriteAliasToo() {
        cluster().recentIndexes().prepare(PROD);
        write(PROD, DAY, 1);

        assertThat(writeByAlias(DAY, 2).created()).isOne();
    }

    @Test
    void anIndexOfAnEarlierVersionIsGivenTheAliases() {
        write(PROD, DAY, 1);
        cluster().recentIndexes().make(PROD, DAY);

        assertThat(writeByAlias(DAY, 2).created()).isOne();
        assertThat(cluster().documents("recent-prod")).isEqualTo(2);
    }

    @Test
    void whatWasWipedIsMadeAgain() {
        cluster().recentIndexes().make(PROD, DAY);
        cluster().wipe();

        assertThat(writeByAlias(DAY, 1).withoutTarget()).hasSize(1);
        cluster().recentIndexes().make(PROD, DAY);

        assertThat(writeByAlias(DAY, 1).created()).isOne();
    }

    @Test
    void theDaysOfAnEnvironmentAreItsOwn() {
        cluster().recentIndexes().prepare(PROD);
        cluster().recentIndexes().prepare(PROD_EU);
        write(PROD, DAY, 1);
        write(PROD, DAY.minusDays(2), 2);
        write(PROD_EU, DAY.minusDays(1), 3);
        cluster().createForeignIndex("recent-prod.2026.11.19-restored");
        cluster().createForeignIndex("recent-prod.2026.13.01");
        cluster().createForeignIndex("recent-prod.backup");

        assertThat(cluster().recentIndexes().days(PROD)).isEqualTo(List.of(DAY.minusDays(2), DAY));
        assertThat(cluster().recentIndexes().days(PROD_EU)).isEqualTo(List.of(DAY.minusDays(1)));
        assertThat(cluster().documents("recent-prod")).isEqualTo(2);
        assertThat(cluster().documents("recent-prod-eu")).isOne();
    }

    @Test
    void aDeletedDayIsGoneAndNoOther() {
        write(PROD, DAY, 1);
        write(PROD, DAY.minusDays(1), 2);
        write(PROD_EU, DAY, 3);

        cluster().recentIndexes().delete(PROD, DAY);
        cluster().recentIndexes().delete(PROD, DAY);

        assertThat(cluster().recentIndexes().days(PROD)).isEqualTo(List.of(DAY.minusDays(1)));
        assertThat(cluster().recentIndexes().days(PROD_EU)).isEqualTo(List.of(DAY));
    }

    @Test
    void theEventsOfARangeAreCountedOverItsDays() {
        cluster().recentIndexes().prepare(PROD);
        cluster().recentIndexes().prepare(PROD_EU);
        write(PROD, DAY, 1);
        write(PROD, DAY.minusDays(1), 2);
        write(PROD, DAY.minusDays(2), 3);
        write(PROD_EU, DAY, 4);
        Instant noon = Instant.parse(DAY + "T12:00:00Z");

        assertThat(count(noon.minus(Duration.ofDays(1)), noon.plusNanos(1))).isEqualTo(2);
        assertThat(count(noon.minus(Duration.ofDays(1)), noon)).isOne();
        assertThat(count(noon.plusNanos(1), noon.plusSeconds(1))).isZero();
    }

    @Test
    void anEnvironmentWithoutIndexesHasNoEvents() {
        assertThat(count(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))).isZero();
    }

    private long count(Instant start, Instant end) {
        return cluster().recentIndexes().count(PROD, new TimeRange(start, end));
    }

    @Test
    void anEnvironmentWithoutIndexesHasNoDays() {
        assertThat(cluster().recentIndexes().days(PROD)).isEmpty();
    }

    private BulkOutcome writeByAlias(LocalDate day, int number) {
        byte[] line = Lines.line(number, Instant.parse(day + "T12:00:00Z"));
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(new RecentIndexName(PROD, day).writeAlias(), line, 0, line.length);
        return cluster().documentWriter().write(batch, WriteMode.ALIAS_ONLY);
    }

    private void write(Environment environment, LocalDate day, int number) {
        byte[] line = Lines.line(number, Instant.parse(day + "T12:00:00Z"));
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(new RecentIndexName(environment, day).toString(), line, 0, line.length);
        assertThat(cluster().documentWriter().write(batch, WriteMode.ANY_TARGET).created())
                .isOne();
    }
}
