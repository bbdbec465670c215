package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;

class RecentIndexNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"recent-prod.2026.11.23", "recent-prod-eu.2026.11.23", "recent-a.1970.01.01"})
    void aNameIsReadAsItIsWritten(String name) {
        assertThat(RecentIndexName.parse(name)).map(RecentIndexName::toString).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recent-prod",
                "recent-prod.2026.11.23-restored",
                "recent-prod.2026.13.01",
                "recent-prod.2026.02.30",
                "recent-prod.2026-11-23",
                "recent-Prod.2026.11.23",
                "recent-.2026.11.23",
                "partial-recent-prod.2026.11.23",
                "history-prod.20261123t100000-20261123t120001"
            })
    void anyOtherNameIsNone(String name) {
        assertThat(RecentIndexName.parse(name)).isEmpty();
    }

    @Test
    void aWriteAliasIsReadAsItIsWritten() {
        RecentIndexName name = new RecentIndexName(new Environment("prod"), LocalDate.parse("2026-11-23"));

        assertThat(name.writeAlias()).isEqualTo("lookback-write-recent-prod.2026.11.23");
        assertThat(RecentIndexName.parseWriteAlias(name.writeAlias())).contains(name);
        assertThat(RecentIndexName.parseWriteAlias(name.toString())).isEmpty();
    }

    @Test
    void aDayEndsInUtc() {
        assertThat(new RecentIndexName(new Environment("prod"), LocalDate.parse("2026-12-31")).end())
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }
}
