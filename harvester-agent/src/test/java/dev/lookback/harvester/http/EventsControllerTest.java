package dev.lookback.harvester.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.JsonEvents;
import dev.lookback.harvester.event.LastErrors;
import dev.lookback.model.batch.Gzip;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

class EventsControllerTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final HttpProperties PROPERTIES = new HttpProperties(
            true, DataSize.ofKilobytes(1), DataSize.ofKilobytes(4), DataSize.ofKilobytes(8), Duration.ofSeconds(1));

    private final InMemorySink sink = new InMemorySink(3);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LastErrors errors = new LastErrors(Clock.systemUTC());
    private final EventIntake intake = new EventIntake(
            PROPERTIES,
            new JsonEvents(new EventProperties(Duration.ofMinutes(10))),
            sink,
            registry.counter("received"),
            Clock.systemUTC());
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new EventsController(PROPERTIES, intake, new Refusals(registry, errors)))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/x-ndjson; charset=UTF-8"})
    void takesLines(String type) throws Exception {
        send(type, "{\"message\":\"one\"}\n{\"message\":\"two\"}")
                .andExpect(status().isOk())
                .andExpect(content().json("{\"accepted\":2}"));

        assertThat(sink.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`{\"message\":\"one\"}`, 1", "`[{\"message\":\"one\"},{}]`, 2", "[], 0"})
    void takesOneObjectOrAnArray(String body, int accepted) throws Exception {
        send("application/json", body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.accepted").value(accepted));

        assertThat(sink.lines()).hasSize(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void takesGzip(String encoding) throws Exception {
        http.perform(gzip(gzipped("{}\n{}\n")).header(HttpHeaders.CONTENT_ENCODING, encoding))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.accepted").value(2));
    }

    @Test
    void saysWhichLineIsWrongAndTakesNone() throws Exception {
        send(NDJSON, "{}\n[1]\n")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.line").value(2))
                .andExpect(jsonPath("$.detail").value("line 2: array (expected: a JSON object)"));

        assertThat(sink.lines()).isEmpty();
        assertThat(errors.byPlace().get("http").problem()).isEqualTo("400: line 2 is no event");
        assertThat(registry.counter("lookback.harvester.http.refused", "status", "400")
                        .count())
                .isOne();
    }

    @Test
    void saysWhenToComeAgainAndHowManyItHasTaken() throws Exception {
        send(NDJSON, "{}\n{}\n{}\n{}\n")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string(HttpHeaders.RETRY_AFTER, "1"))
                .andExpect(jsonPath("$.accepted").value(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=ISO-8859-1",
                "nonsense",
                ""
            })
    void refusesAnotherType(String type) throws Exception {
        send(type, "{}")
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(header().string(HttpHeaders.ACCEPT, "application/x-ndjson, application/json"))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void refusesAnotherCompression() throws Exception {
        http.perform(gzip(new byte[] {1}).header(HttpHeaders.CONTENT_ENCODING, "br"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(header().string(HttpHeaders.ACCEPT_ENCODING, "gzip"))
                .andExpect(jsonPath("$.detail").value("Content-Encoding: br (expected: gzip or none)"));
    }

    @Test
    void refusesABodyThatIsTooLongAsItIsSent() throws Exception {
        send(NDJSON, "x".repeat(1_025))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.detail")
                        .value("body: 1025 bytes (expected: at most 1024, lookback.harvester.http.max-body)"));
    }

    @Test
    void refusesABodyThatIsTooLongOnlyWhenItIsExpanded() throws Exception {
        http.perform(gzip(gzipped(" ".repeat(4_097))).header(HttpHeaders.CONTENT_ENCODING, "gzip"))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.detail")
                        .value("body: more than 4096 bytes (expected: at most lookback.harvester.http.max-events)"));
    }

    @Test
    void takesNothingOfDamagedGzip() throws Exception {
        byte[] whole = gzipped("{}\n{}\n");
        byte[] flipped = whole.clone();
        flipped[whole.length - 7] ^= 1;
        for (byte[] damaged : new byte[][] {Arrays.copyOf(whole, whole.length - 3), flipped, {}, {1, 2, 3}}) {
            http.perform(gzip(damaged).header(HttpHeaders.CONTENT_ENCODING, "gzip"))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }

        assertThat(sink.lines()).isEmpty();
        assertThat(intake.held()).isZero();
    }

    private ResultActions send(String type, String body) throws Exception {
        MockHttpServletRequestBuilder request = post("/events").content(body.getBytes(UTF_8));
        return http.perform(type.isEmpty() ? request : request.header(HttpHeaders.CONTENT_TYPE, type));
    }

    private static MockHttpServletRequestBuilder gzip(byte[] body) {
        return post("/events").content(body).header(HttpHeaders.CONTENT_TYPE, NDJSON);
    }

    private static byte[] gzipped(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Gzip.compress(bytes, 0, bytes.length);
    }
}
