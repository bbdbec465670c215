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
            Optional.empty());

    @Test
    void aTimeToLiveIsNeverBeyondTheLongestAlsoWhenTheSettingsChangeLater() {
        Policy settings = new Policy(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(2));

        assertThat(settings.with(SET))
                .isEqualTo(new Policy(Duration.ofDays(7), Duration.ofDays(2), Duration.ofDays(2)));
    }
}
