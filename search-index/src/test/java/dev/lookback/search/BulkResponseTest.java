package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class BulkResponseTest {

    @Test
    void everyItemIsSortedByItsStatus() throws IOException {
        BulkOutcome outcome = read(
                9,
                "{\"took\":3,\"errors\":true,\"items\":[" + item(201, "")
                        + "," + item(200, "")
                        + "," + item(409, "version_conflict_engine_exception")
                        + "," + item(429, "es_rejected_execution_exception")
                        + "," + item(503, "unavailable_shards_exception")
                        + "," + item(403, "cluster_block_exception")
                        + "," + item(404, "index_not_found_exception")
                        + "," + item(400, "document_parsing_exception")
                        + "," + item(413, "content_too_long_exception") + "]}");

        assertThat(outcome.created()).isEqualTo(2);
        assertThat(outcome.alreadyThere()).isOne();
        assertThat(outcome.again()).extracting(BulkOutcome.Failure::item).containsExactly(3, 4, 5);
        assertThat(outcome.withoutTarget())
                .extracting(BulkOutcome.Failure::item)
                .containsExactly(6);
        assertThat(outcome.refused()).extracting(BulkOutcome.Failure::item).containsExactly(7, 8);
    }

    @Test
    void whatTheClusterCannotDoNowIsNotTheDocumentsFault() throws IOException {
        BulkOutcome outcome = read(
                2,
                "{\"items\":[" + item(400, "validation_exception") + "," + item(400, "index_closed_exception") + "]}");

        assertThat(outcome.again()).hasSize(2);
        assertThat(outcome.refused()).isEmpty();
    }

    @Test
    void theReasonNamesItsCause() throws IOException {
        BulkOutcome outcome = read(
                1,
                "{\"items\":[{\"create\":{\"status\":400,\"error\":{\"type\":\"outer\",\"caused_by\":{\"type\":\"inner\","
                        + "\"reason\":\"why\",\"more\":{\"a\":[1]}},\"reason\":\"what\"}}}]}");

        assertThat(outcome.refused())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("outer: what, caused by inner: why"));
    }

    @Test
    void anAnswerWithoutOneResultAnItemIsNoAnswer() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(2, "{\"items\":[" + item(201, "") + "]}"))
                .withMessage("answered items: 1 (expected: 2)");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(1, "{}"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(1, "[]"));
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(1, "{\"items\":[{\"create\":{\"sta"));
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(1, "<html>"));
    }

    private static BulkOutcome read(int items, String answer) throws IOException {
        return BulkResponse.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), items);
    }

    private static String item(int status, String type) {
        return type.isEmpty()
                ? "{\"create\":{\"status\":" + status + "}}"
                : "{\"create\":{\"error\":{\"type\":\"" + type + "\",\"reason\":\"r\"},\"status\":" + status + "}}";
    }
}
