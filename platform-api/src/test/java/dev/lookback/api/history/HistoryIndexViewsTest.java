package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.kibana.KibanaLinks;
import dev.lookback.model.time.TimeRange;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

class HistoryIndexViewsTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @EnumSource(HistoryState.class)
    void aHistoryIndexThatIsThereHasALinkToKibana(HistoryState state) {
        HistoryIndexView view = views(Optional.of("https://kibana.example")).view(record(state));

        if (state.hasIndex()) {
            assertThat(view.kibanaUrl())
                    .startsWith("https://kibana.example/app/discover#/")
                    .contains("from:'2026-11-23T10:00:00Z'", "'lookback-history-prod.x'");
        } else {
            assertThat(view.kibanaUrl()).isNull();
        }
    }

    @Test
    void withoutAKibanaThereIsNone() {
        assertThat(views(Optional.empty()).view(record(HistoryState.READY)).kibanaUrl())
                .isNull();
    }

    private static HistoryIndexViews views(Optional<String> kibana) {
        return new HistoryIndexViews(new TestArchive().archive(), "http://127.0.0.1:9200", new KibanaLinks(kibana));
    }

    private static HistoryRecord record(HistoryState state) {
        return new HistoryRecord(
                "history-prod.x",
                new HistoryRecord.Request(
                        TestArchive.PROD,
                        new TimeRange(START, START.plusSeconds(3_600)),
                        Optional.empty(),
                        Optional.empty(),
                        "me"),
                new HistoryRecord.Status(state, START, START, Optional.empty(), Optional.empty()),
                new HistoryLoad("load", HistoryLoad.Size.NONE, HistoryLoad.Extent.NONE, new TreeMap<>()),
                Optional.empty());
    }
}
