package dev.lookback.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.lookback.search.HistoryRecord;
import dev.lookback.search.RebuildRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import java.time.Duration;

/** Whoever schedules in the same process hears of each new load, and of it alone. */
@RecordApplicationEvents
class AnnouncedLoadsRestTest extends RestTests {

    private static final String INDEX = "history-prod.20261123t100000-20261123t110000";
    private static final String RANGE = "{\"start\":\"2026-11-23T10:00:00Z\",\"end\":\"2026-11-23T11:00:00Z\"";

    @Autowired
    private ApplicationEvents events;

    @Test
    void aHistoryIndexThatIsNew() throws Exception {
        ask("/history-indexes", RANGE + ",\"environment\":\"prod\"}");
        clock.advance(Duration.ofMinutes(1));
        ask("/history-indexes", RANGE + ",\"environment\":\"prod\"}");
        ask("/history-indexes?dryRun=true", RANGE + ",\"environment\":\"prod\",\"filter\":\"x\"}");

        assertThat(events.stream(HistoryRecord.class))
                .extracting(HistoryRecord::index)
                .containsExactly(INDEX);
    }

    @Test
    void aRebuildThatIsNew() throws Exception {
        ask("/environments/prod/recent/rebuild", RANGE + "}");
        ask("/environments/prod/recent/rebuild", RANGE + "}");

        assertThat(events.stream(RebuildRecord.class))
                .extracting(RebuildRecord::name)
                .containsExactly("recent-prod.20261123t100000-20261123t110000");
    }

    private void ask(String path, String body) throws Exception {
        assertThat(mvc.perform(post(path)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isIn(200, 202);
    }
}
