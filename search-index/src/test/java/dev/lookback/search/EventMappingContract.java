package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the mapping finds, and what it keeps although it cannot index it. */
abstract class EventMappingContract {

    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00.123456789Z");
    private static final Environment PROD = new Environment("prod");
    private static final String INDEX = "recent-prod.2026.11.23";

    private int written;

    abstract ElasticsearchCluster cluster();

    @BeforeEach
    void prepare() {
        cluster().wipe();
        cluster().recentIndexes().prepare(PROD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    message:timed                                          | 1
                    message:"timed out"                                    | 1
                    service.name:nginx AND log.level:(error OR fatal)      | 1
                    service.name:ngin                                      | 0
                    error.type:"Two Words"                                 | 1
                    error.type:Two                                         | 0
                    labels.team:core                                       | 1
                    labels.nested.deep:7                                   | 1
                    metric.value:[2.4 TO 2.6]                              | 1
                    process.pid:>41                                        | 1
                    @timestamp:"2026-11-23T16:08:00.123456789Z"            | 1
                    @timestamp:"2026-11-23T16:08:00.123456788Z"            | 0
                    """)
    void aQueryMeansWhatTheContractSays(String query, long expected) {
        write(
                ",\"log\":{\"level\":\"error\"},\"message\":\"The request timed out\",\"error\":{\"type\":\"Two Words\"},"
                        + "\"labels\":{\"team\":\"core\",\"nested\":{\"deep\":7}},\"metric\":{\"value\":2.5},\"process\":{\"pid\":42}");

        assertThat(found(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"error\":\"text where another event has an object\"",
                ",\"error\":{\"code\":\"text where another event has a number\"}",
                ",\"process\":{\"pid\":\"no number\"}",
                ",\"metric\":{\"value\":\"no number\"}",
                ",\"metric\":1e400",
                ",\"dots..in.names\":1",
                ",\"message\":null",
                ",\"message\":{\"no\":\"text\"}",
                ",\"list\":[1,\"text\",2]",
                ",\"numbers\":[1,2.5,3]",
                ",\"@timestamp2\":\"2026-11-23\"",
            })
    void oneBadFieldDoesNotLoseTheDocument(String rest) {
        write(",\"error\":{\"code\":7},\"list\":[\"text\"]");

        assertThat(write(rest).created()).isOne();
    }

    @Test
    void asDeepAsADocumentMayBeItIsIndexed() {
        int levels = DocumentDepth.MAX - 1;

        assertThat(write(",\"deep\":" + "{\"a\":".repeat(levels) + "1" + "}".repeat(levels))
                        .created())
                .isOne();
        assertThat(write(",\"list\":" + "[".repeat(levels) + "]".repeat(levels)).created())
                .isOne();
    }

    @Test
    void aNumberThatWasWholeAtFirstIsNotCutLater() {
        write(",\"took\":5");
        write(",\"took\":5.75");

        assertThat(found("took:[5.7 TO 5.8]")).isOne();
    }

    @Test
    void aFieldThatIsTooLongToIndexDoesNotLoseTheDocument() {
        String text = "é".repeat(100_000);

        assertThat(write(",\"stack\":\"" + text + "\",\"labels\":{\"stack\":\"" + text + "\"}")
                        .created())
                .isOne();
    }

    @Test
    void fieldsBeyondTheLimitDoNotLoseTheDocument() {
        String fields = IntStream.range(0, 3_000)
                .mapToObj(number -> ",\"field" + number + "\":" + number)
                .collect(Collectors.joining());

        assertThat(write(fields).created()).isOne();
        assertThat(write(",\"message\":\"after\"").created()).isOne();
        assertThat(found("message:after")).isOne();
    }

    /** What a document can do to itself; each is its own fault, so that it is set aside and never repeated for good. */
    @ParameterizedTest
    @MethodSource("documentsThatAreRefused")
    void aDocumentThatCannotBeIndexedIsRefusedAloneWithAReason(String rest) {
        BulkOutcome outcome = write(rest);

        assertThat(outcome.again()).isEmpty();
        assertThat(outcome.refused())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains(": "));
    }

    static Stream<String> documentsThatAreRefused() {
        return Stream.of(
                ",\"broken\":",
                ",\"twice\":1,\"twice\":2",
                ",\"\":1",
                ",\"_id\":\"mine\"",
                ",\"labels\":\"no object\"",
                ",\"number\":1" + "0".repeat(2_000),
                ",\"labels\":{\"" + "n".repeat(60_000) + "\":1}");
    }

    @Test
    void aHistoryIndexHasTheSameMapping() {
        HistoryIndex history = history();
        cluster().historyIndexes().create(history);
        write(",\"message\":\"hello\"");
        writeTo(history);

        assertThat(properties(history.name())).isEqualTo(properties(INDEX));
    }

    @Test
    void aHistoryIndexIsTunedForLoadingUntilItIsSettled() {
        HistoryIndex history = history();
        cluster().historyIndexes().create(history);
        assertThat(setting(history.name(), "refresh_interval")).isEqualTo("1s");
        assertThat(setting(history.name(), "number_of_replicas")).isEqualTo("0");
        assertThat(setting(history.name(), "auto_expand_replicas")).isEqualTo("false");

        cluster().historyIndexes().refreshRarely(history.name());
        assertThat(setting(history.name(), "refresh_interval")).isEqualTo("15s");

        cluster().historyIndexes().settle(history.name());
        assertThat(setting(history.name(), "refresh_interval")).isEmpty();
        assertThat(setting(history.name(), "auto_expand_replicas")).isEqualTo("0-1");
        assertThat(setting(history.name(), "codec")).isEqualTo("best_compression");

        cluster().historyIndexes().create(history);
        assertThat(setting(history.name(), "refresh_interval")).isEqualTo("1s");
        assertThat(setting(history.name(), "number_of_replicas")).isEqualTo("0");
    }

    @Test
    void whatIsThereIsFoundWhenItIsRefreshedRarelyFromNowOn() {
        HistoryIndex history = history();
        cluster().historyIndexes().create(history);
        // Beyond the limit of the test, so that only the refresh asked for can show it.
        cluster()
                .calls()
                .put(
                        "/" + history.name() + "/_settings",
                        JsonNodeFactory.instance.objectNode().put("refresh_interval", "1h"))
                .expectSuccess();
        writeTo(history);

        cluster().historyIndexes().refreshRarely(history.name());

        assertThat(cluster()
                        .calls()
                        .get("/" + history.name() + "/_count")
                        .expectSuccess()
                        .path("count")
                        .asLong())
                .isOne();
    }

    private static HistoryIndex history() {
        return new HistoryIndex(
                PROD, new TimeRange(TIME, TIME.plusSeconds(1)), Optional.empty(), "somebody", TIME.plusSeconds(9));
    }

    private void writeTo(HistoryIndex history) {
        byte[] line = Lines.line(1, TIME);
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(HistoryIndexName.writeAlias(history.name()), line, 0, line.length);
        assertThat(cluster().documentWriter().write(batch, WriteMode.ALIAS_ONLY).created())
                .isOne();
    }

    private BulkOutcome write(String rest) {
        byte[] line = Lines.line(Lines.id(written++), TIME, rest);
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(INDEX, line, 0, line.length);
        BulkOutcome outcome = cluster().documentWriter().write(batch, WriteMode.ANY_TARGET);
        cluster().documents(INDEX);
        return outcome;
    }

    private long found(String query) {
        return cluster()
                .calls()
                .get("/recent-prod/_count?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .expectSuccess()
                .path("count")
                .asLong();
    }

    private String properties(String index) {
        return cluster()
                .calls()
                .get("/" + index + "/_mapping")
                .expectSuccess()
                .path(index)
                .path("mappings")
                .path("properties")
                .toString();
    }

    private String setting(String index, String name) {
        return cluster()
                .calls()
                .get("/" + index + "/_settings")
                .expectSuccess()
                .path(index)
                .path("settings")
                .path("index")
                .path(name)
                .asString("");
    }
}
