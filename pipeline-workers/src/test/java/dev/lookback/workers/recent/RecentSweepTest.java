package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Policies;
import dev.lookback.search.PolicyRecord;
import dev.lookback.search.SearchUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

class RecentSweepTest {

    private static final Environment PROD = new Environment("prod");
    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");

    private final InMemorySearch search = new InMemorySearch();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecentRetention retention = new RecentRetention(Clock.fixed(NOW, ZoneOffset.UTC));
    private boolean policiesAreAway;
    private final RecentSweep sweep = new RecentSweep(
            search.recentIndexes(),
            new RecentPolicy(new Away(search.policies()), PROD, Duration.ofDays(7)),
            retention,
            PROD,
            new RecentMetrics(registry));

    /** They may be away while the rest answers: an index of a cluster can be red alone. */
    private final class Away implements Policies {

        private final Policies policies;

        private Away(Policies policies) {
            this.policies = policies;
        }

        @Override
        public Optional<PolicyRecord> find(Environment environment) {
            if (policiesAreAway) {
                throw new SearchUnavailableException("made unavailable");
            }
            return policies.find(environment);
        }

        @Override
        public PolicyRecord save(PolicyRecord policy) {
            return policies.save(policy);
        }
    }

    @BeforeEach
    void makeDays() {
        for (int day = 1; day <= 23; day++) {
            search.createForeignIndex("recent-prod.2026.11.%02d".formatted(day));
        }
    }

    @Test
    void withoutAPolicyTheSettingHolds() {
        sweep.sweep();

        assertThat(search.indexNames()).hasSize(8).contains("recent-prod.2026.11.16");
        assertThat(pruned()).isEqualTo(15);
    }

    @Test
    void aPolicyIsFollowedFromTheNextSweepOn() {
        set(3);
        sweep.sweep();
        assertThat(search.indexNames()).hasSize(4).contains("recent-prod.2026.11.20");
        assertThat(retention.earliestSecond())
                .isEqualTo(NOW.minus(Duration.ofDays(3)).getEpochSecond());

        set(2);
        sweep.sweep();

        assertThat(search.indexNames()).hasSize(3);
        assertThat(pruned()).isEqualTo(20);
    }

    @Test
    void nothingIsPrunedByTheSettingWhileThePolicyCannotBeRead() {
        set(20);
        policiesAreAway = true;

        sweep.sweep();

        assertThat(search.indexNames()).hasSize(23);
        assertThat(retention.earliestSecond()).isLessThan(0);
    }

    @Test
    void theLastKnownPolicyStaysWhileItCannotBeRead() {
        set(20);
        sweep.sweep();
        policiesAreAway = true;
        sweep.sweep();

        assertThat(search.indexNames()).hasSize(21);
        assertThat(retention.earliestSecond())
                .isEqualTo(NOW.minus(Duration.ofDays(20)).getEpochSecond());
    }

    @Test
    void afterElasticsearchWasWipedTheSettingHoldsAgain() {
        set(20);
        sweep.sweep();
        search.wipe();

        sweep.sweep();

        assertThat(retention.earliestSecond())
                .isEqualTo(NOW.minus(Duration.ofDays(7)).getEpochSecond());
    }

    private void set(int days) {
        search.policies()
                .save(new PolicyRecord(
                        PROD,
                        Optional.of(Duration.ofDays(days)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        search.policies().find(PROD).flatMap(PolicyRecord::version)));
    }

    private double pruned() {
        return registry.get("lookback.recent.indexes.pruned").counter().count();
    }
}
