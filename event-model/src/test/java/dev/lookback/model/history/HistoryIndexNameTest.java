package dev.lookback.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class HistoryIndexNameTest {

    private static final Environment PROD = new Environment("prod");

    @Test
    void theSameRequestHasTheSameNameInWholeSeconds() {
        assertThat(name("2026-11-23T16:05:00.9Z", "2026-11-23T17:00:00.1Z", null))
                .isEqualTo("history-prod.20261123t160500-20261123t170001");
        assertThat(name("2026-11-23T16:05:00Z", "2026-11-23T17:00:00Z", "  "))
                .isEqualTo("history-prod.20261123t160500-20261123t170000");
    }

    @Test
    void aFilterIsHashedTrimmed() {
        String name = name("2026-11-23T16:05:00Z", "2026-11-23T17:00:00Z", " service.name:nginx ");

        assertThat(name).matches("history-prod\\.20261123t160500-20261123t170000-[0-9a-f]{16}");
        assertThat(name).isEqualTo(name("2026-11-23T16:05:00Z", "2026-11-23T17:00:00Z", "service.name:nginx"));
    }

    @Test
    void isReadBack() {
        String name = name("2026-11-23T16:05:00Z", "2026-11-23T17:00:00Z", "a:b");

        HistoryIndexName parsed = HistoryIndexName.parse(name).orElseThrow();

        assertThat(parsed).hasToString(name);
        assertThat(parsed.environment()).isEqualTo(PROD);
        assertThat(parsed.range().start()).isEqualTo("2026-11-23T16:05:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history-prod",
                "history-prod.2026",
                "history-prod.20261123t160500-20261123t170000-xyz",
                "history-prod.20261123t170000-20261123t160500",
                "history-prod.20261323t160500-20261423t170000",
                "history-PROD.20261123t160500-20261123t170000",
                "my-history-prod.20261123t160500-20261123t170000",
            })
    void anyOtherNameIsNone(String name) {
        assertThat(HistoryIndexName.parse(name)).isEmpty();
    }

    @Test
    void tasksAndResultsReadBack() {
        TimeRange range = new TimeRange(Instant.parse("2026-11-23T16:05:00Z"), Instant.parse("2026-11-23T17:00:00.5Z"));
        LoadTask task = new LoadTask("history-prod.x", "load-1", PROD, Interval.parse("3k9xd"), range);
        LoadResult result = new LoadResult(
                        "history-prod.x",
                        "load-1",
                        Interval.parse("3k9xd"),
                        new LoadResult.Counts(7, 1, 2, 3, 4),
                        List.of("part"))
                .withListed(9);

        assertThat(task.key()).isEqualTo("history-prod.x/3k9xd");
        assertThat(LoadMessages.readTask(LoadMessages.write(task))).isEqualTo(task);
        assertThat(LoadMessages.readResult(LoadMessages.write(result))).isEqualTo(result);
        assertThat(new String(LoadMessages.write(task), StandardCharsets.UTF_8)).isEqualTo("""
                        {"index":"history-prod.x","loadId":"load-1","environment":"prod","interval":"3k9xd",\
                        "range":{"start":"2026-11-23T16:05:00Z","end":"2026-11-23T17:00:00.500Z"}}""");
        assertThat(new String(LoadMessages.write(result), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"index":"history-prod.x","loadId":"load-1","interval":"3k9xd",\
                        "events":{"read":7,"duplicates":1,"rejected":2,"alreadyThere":3,"unwanted":4},\
                        "listed":9,"missing":["part"]}""");
        assertThat(result.events().indexed()).isEqualTo(1);
    }

    @Test
    void aFilterGoesWithTheTaskAndAFailureWithTheResult() {
        TimeRange range = new TimeRange(Instant.parse("2026-11-23T16:05:00Z"), Instant.parse("2026-11-23T17:00:00Z"));
        LoadTask task = new LoadTask(
                "history-prod.x",
                "load-1",
                PROD,
                Interval.parse("3k9xd"),
                range,
                Optional.of(new LoadTask.Filter("log.level:error", Instant.parse("2026-11-23T18:00:00.000000001Z"))));
        LoadResult failed = LoadResult.failed(task, "filter: not here");

        assertThat(LoadMessages.readTask(LoadMessages.write(task))).isEqualTo(task);
        assertThat(LoadMessages.readResult(LoadMessages.write(failed))).isEqualTo(failed);
        assertThat(new String(LoadMessages.write(task), StandardCharsets.UTF_8)).endsWith("""
                        "filter":{"query":"log.level:error","now":"2026-11-23T18:00:00.000000001Z"}}""");
        assertThat(new String(LoadMessages.write(failed), StandardCharsets.UTF_8))
                .endsWith("\"missing\":[],\"failure\":\"filter: not here\"}");
    }

    @Test
    void aResultFromBeforeWhatWasThereWasCountedReadsAsWell() {
        byte[] sent = """
                {"index":"history-prod.x","loadId":"load-1","interval":"3k9xd",\
                "events":{"read":7,"duplicates":1,"rejected":2},"missing":[]}""".getBytes(StandardCharsets.UTF_8);

        assertThat(LoadMessages.readResult(sent).events()).isEqualTo(new LoadResult.Counts(7, 1, 2));
    }

    private static String name(String start, String end, @org.jspecify.annotations.Nullable String filter) {
        TimeRange range = new TimeRange(Instant.parse(start), Instant.parse(end));
        return HistoryIndexName.of(PROD, range, Optional.ofNullable(filter)).toString();
    }
}
