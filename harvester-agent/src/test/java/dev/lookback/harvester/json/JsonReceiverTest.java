package dev.lookback.harvester.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.JsonEvents;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.harvester.socket.MessageReceiver;
import dev.lookback.harvester.socket.UnreadableMessages;
import dev.lookback.model.event.EventIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class JsonReceiverTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:08:00Z");
    private static final Arrival ARRIVAL = new Arrival(NOW, "192.0.2.7");

    private final JsonMapper json = new JsonMapper();
    private final InMemorySink sink = new InMemorySink(10);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final JsonProtocol protocol = new JsonProtocol(
            sink,
            new HarvesterMetrics(registry),
            new JsonEvents(new EventProperties(Duration.ofMinutes(10))),
            new UnreadableMessages("json", new EventIds("0f3k9q2m7c"), registry));

    @Test
    void takesAnObjectAsTheContractSays() {
        JsonNode event = receive("{\"msg\":\"hello\",\"hostname\":\"web-1\",\"app\":\"shop\",\"colour\":\"green\"}");

        assertThat(event.at("/message").asString()).isEqualTo("hello");
        assertThat(event.at("/host/name").asString()).isEqualTo("web-1");
        assertThat(event.at("/service/name").asString()).isEqualTo("shop");
        assertThat(event.at("/labels/colour").asString()).isEqualTo("green");
        assertThat(unreadable()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json                | Unrecognized token 'no'",
                "[1]                    | array (expected: a JSON object)",
                "\"text\"               | string (expected: a JSON object)",
                "{\"message\":\"cut     | Unexpected end-of-input",
                "{} {}                  | Trailing token",
            })
    void keepsWhatIsNoObjectAsTextAndSaysWhy(String line, String reason) {
        JsonNode event = receive(line);

        assertThat(event.at("/message").asString()).isEqualTo(line);
        assertThat(event.at("/labels/unreadable").asString()).startsWith(reason);
        assertThat(event.at("/host/name").asString()).isEqualTo("192.0.2.7");
        assertThat(event.at("/service/name").asString()).isEqualTo("json");
        assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T16:08:00.000000000Z");
        assertThat(unreadable()).isOne();
    }

    @Test
    void keepsTheBeginningOfWhatIsTooLong() {
        byte[] line = "x".repeat(JsonProtocol.MAX_LINE_BYTES).getBytes(UTF_8);
        protocol.receiver().receive(line, 0, line.length, ARRIVAL, true);
        JsonNode event = json.readTree(sink.lines().getFirst());

        assertThat(event.at("/message").asString()).hasSizeGreaterThan(200_000);
        assertThat(event.at("/log/truncated").asBoolean()).isTrue();
        assertThat(event.at("/labels/unreadable").asString()).isEqualTo("longer than 1048576 bytes");
    }

    @Test
    void countsTheLinesOfADatagram() {
        MessageReceiver receiver = protocol.receiver();
        protocol.datagram(
                "{\"message\":\"one\"}\n\n{\"message\":\"two\"}\r\nthree".getBytes(UTF_8),
                (buffer, offset, length, isCut) -> receiver.receive(buffer, offset, length, ARRIVAL, isCut));

        assertThat(messages()).containsExactly("one", "two", "three");
    }

    @Test
    void readsStandardInputToItsEnd() {
        byte[] lines = "{\"message\":\"one\"}\n{\"message\":\"two\"}".getBytes(UTF_8);
        StandardInput input =
                new StandardInput(new ByteArrayInputStream(lines), protocol, Clock.fixed(NOW, ZoneOffset.UTC));
        input.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(messages()).containsExactly("one", "two"));
        input.stop();

        assertThat(input.isRunning()).isFalse();
        assertThat(registry.get("lookback.harvester.events.received")
                        .tag("input", "json-stdin")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    private JsonNode receive(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        protocol.receiver().receive(bytes, 0, bytes.length, ARRIVAL, false);
        return json.readTree(sink.lines().getLast());
    }

    private List<String> messages() {
        return sink.lines().stream()
                .map(line -> json.readTree(line).at("/message").asString())
                .toList();
    }

    private double unreadable() {
        return registry.get("lookback.harvester.events.unreadable")
                .tag("input", "json")
                .counter()
                .count();
    }
}
