package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Answers that the real server gives only when it is ill. */
class ElasticsearchDocumentWriterTest {

    private static final byte[] LINE = Lines.line(1, Instant.parse("2026-11-23T16:08:00Z"));

    private HttpServer server;
    private Rest5Client client;
    private volatile int status = 200;
    private volatile String answer = "{\"items\":[{\"create\":{\"status\":201}}]}";
    private volatile String query = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_bulk", exchange -> {
            query = exchange.getRequestURI().getQuery();
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = Rest5Client.builder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop(0);
    }

    @Test
    void anAliasIsRequiredOnlyWhereItIsAskedFor() {
        assertThat(write(WriteMode.ANY_TARGET).created()).isOne();
        assertThat(query).doesNotContain("require_alias");

        assertThat(write(WriteMode.ALIAS_ONLY).created()).isOne();
        assertThat(query).contains("require_alias=true");
    }

    @Test
    void tooLargeIsItsOwnFailure() {
        status = 413;

        assertThatExceptionOfType(BatchTooLargeException.class).isThrownBy(() -> write(WriteMode.ANY_TARGET));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    503 | {"error":{"type":"master_not_discovered_exception","reason":null},"status":503} | _bulk: HTTP 503, master_not_discovered_exception:
                    503 | {"error":"no master"}            | _bulk: HTTP 503, no master
                    429 | {}                               | _bulk: HTTP 429
                    401 | {"error":{"type":"security_exception","reason":"missing\\ncredentials"}} | _bulk: HTTP 401, security_exception: missing credentials
                    400 | {}                               | _bulk: HTTP 400
                    500 | <html>                           | _bulk: HTTP 500
                    302 | <html>                           | _bulk: HTTP 302
                    200 | <html>                           | _bulk: StreamReadException: Unexpected character
                    200 | {"items":[{"create":{"st         | _bulk: UnexpectedEndOfInputException
                    200 | {"items":[]}                     | _bulk: IOException: answered items: 0 (expected: 1)
                    """)
    void whatIsNoAnswerMayBeAskedAgainAndSaysWhyInOneLine(int status, String answer, String reason) {
        this.status = status;
        this.answer = answer;

        assertThatExceptionOfType(SearchUnavailableException.class)
                .isThrownBy(() -> write(WriteMode.ANY_TARGET))
                .satisfies(e -> assertThat(e.getMessage()).startsWith(reason).doesNotContain("\n"));
    }

    @Test
    void aServerThatIsAwayMayBeAskedAgain() {
        server.stop(0);

        assertThatExceptionOfType(SearchUnavailableException.class).isThrownBy(() -> write(WriteMode.ANY_TARGET));
    }

    private BulkOutcome write(WriteMode mode) {
        DocumentBatch batch = new DocumentBatch(0);
        batch.add("index", LINE, 0, LINE.length);
        return new ElasticsearchDocumentWriter(client).write(batch, mode);
    }
}
