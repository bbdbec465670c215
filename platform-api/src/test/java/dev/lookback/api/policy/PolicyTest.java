package dev.lookback.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.PolicyRecord;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class PolicyTest {

    private static final PolicyRecord SET = new PolicyRecord(
            new Environment("prod"),
            Optional.empty(),
            Optional.of(Duration.ofDays(10)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void aTimeToLiveIsNeverBeyondTheLongestAlsoWhenTheSettingsChangeLater() {
        Policy settings = new Policy(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(2), Optional.empty(), 10);

        assertThat(settings.with(SET))
                .isEqualTo(
                        new Policy(Duration.ofDays(7), Duration.ofDays(2), Duration.ofDays(2), Optional.empty(), 10));
    }

    @Test
    void aLimitIsTheOneThatWasSetAndElseTheSettings() {
        Policy settings =
                new Policy(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(2), Optional.of(1_000L), 10);
        PolicyRecord set = new PolicyRecord(
                SET.environment(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(5L),
                Optional.of(2),
                Optional.empty());

        assertThat(settings.with(set).historyMaxBytes()).contains(5L);
        assertThat(settings.with(set).historyMaxConcurrent()).isEqualTo(2);
        assertThat(settings.with(SET).historyMaxBytes()).contains(1_000L);
        assertThat(settings.with(SET).historyMaxConcurrent()).isEqualTo(10);
    }
}
