package dev.lookback.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class RebuildNameTest {

    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-11-16T16:05:00Z"), Instant.parse("2026-11-23T17:00:00Z"));
    private static final RebuildName NAME = new RebuildName(new Environment("prod-eu"), RANGE);

    @Test
    void theSameRangeIsTheSameName() {
        assertThat(NAME).hasToString("recent-prod-eu.20261116t160500-20261123t170000");
        assertThat(RebuildName.parse(NAME.toString())).contains(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recent-prod",
                "recent-prod.2026.11.23",
                "history-prod.20261116t160500-20261123t170000",
                "recent-prod.20261123t170000-20261116t160500",
                "recent-prod.20261323t160500-20261423t170000"
            })
    void anyOtherNameIsNone(String name) {
        assertThat(RebuildName.parse(name)).isEmpty();
    }

    @Test
    void aTaskKnowsByItsNameWhatItFills() {
        assertThat(task(NAME.toString()).fillsRecent()).isTrue();
        assertThat(task("history-prod.20261116t160500-20261123t170000").fillsRecent())
                .isFalse();
    }

    private static LoadTask task(String name) {
        return new LoadTask(name, "load", NAME.environment(), Interval.parse("3k9xd"), RANGE);
    }
}
