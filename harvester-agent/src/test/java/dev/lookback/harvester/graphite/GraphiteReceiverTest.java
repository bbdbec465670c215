package dev.lookback.harvester.graphite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.harvester.socket.UnreadableMessages;
import dev.lookback.model.event.EventIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;

class GraphiteReceiverTest {

    private static final Arrival ARRIVAL = new Arrival(Instant.parse("2026-11-23T16:08:00Z"), "192.0.2.7");

    private final InMemorySink sink = new InMemorySink(100);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final EventIds ids = new EventIds("0f3k9q2m7c");
    private final GraphiteProtocol protocol = new GraphiteProtocol(
            sink,
            new HarvesterMetrics(registry),
            ids,
            new UnreadableMessages("graphite", ids, registry),
            Duration.ofMinutes(10));
    private final GraphiteReceiver receiver = protocol.receiver();

    @Test
    void writesAMetric() {
        assertThat(receive("servers.web-1.load.shortterm 0.75 1795450079")).isEqualTo("""
                        {"@timestamp":"2026-11-23T16:07:59.000000000Z","event":{"id":"0f3k9q2m7c00000000","kind":"metric"},\
                        "host":{"name":"192.0.2.7"},"service":{"name":"graphite"},\
                        "metric":{"name":"servers.web-1.load.shortterm","value":0.75,"type":"gauge"},\
                        "source":{"ip":"192.0.2.7"}}""");
    }

    @Test
    void writesTagsAsLabelsButForHostAndService() {
        assertThat(receive("disk.used;host=web-1;service=db;mount=/var;mount=/\t 5e3 1795450079.25\r"))
                .isEqualTo("""
                        {"@timestamp":"2026-11-23T16:07:59.250000000Z","event":{"id":"0f3k9q2m7c00000000","kind":"metric"},\
                        "host":{"name":"web-1"},"service":{"name":"db"},\
                        "metric":{"name":"disk.used","value":5E+3,"type":"gauge"},\
                        "source":{"ip":"192.0.2.7"},"labels":{"mount":"/"}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1, -1",
        "+3, 3",
        "007, 7",
        "1., 1",
        ".5, 0.5",
        "-.5e-3, -0.0005",
        "1e308, 1e308",
        "0.1, 0.1",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
        "4.9e-324, 4.9e-324",
        "1e-999, 0"
    })
    void readsEveryNumberThatADoubleCanBe(String value, double expected) {
        assertThat(event("a " + value + " 1795450079").at("/metric/value").asDouble())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "-nan", "NAN"})
    void dropsAndCountsWhatHasNoValue(String value) {
        receive("a " + value + " 1795450079");

        assertThat(sink.lines()).isEmpty();
        assertThat(registry.get("lookback.harvester.events.dropped")
                        .tag("reason", "no-value")
                        .counter()
                        .count())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 2026-11-23T16:08:00.000000000Z,", "-1.0, 2026-11-23T16:08:00.000000000Z,",
        "0, 1970-01-01T00:00:00.000000000Z,", "1795450079.123456789, 2026-11-23T16:07:59.123456789Z,",
        "1795450079500, 2026-11-23T16:07:59.500000000Z,", "1795460079, 2026-11-23T16:08:00.000000000Z, 1795460079",
        "1e300, 2026-11-23T16:08:00.000000000Z, 1E+300", "1.795450079e9, 2026-11-23T16:07:59.000000000Z,"
    })
    void readsEveryTimestamp(String timestamp, String expected, String original) {
        JsonNode event = event("a 1 " + timestamp);

        assertThat(event.at("/@timestamp").asString()).isEqualTo(expected);
        assertThat(event.at("/event/original_timestamp").asString()).isEqualTo(original == null ? "" : original);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a                 | 1 fields (expected: path, value, timestamp)",
                "a 1               | 2 fields (expected: path, value, timestamp)",
                "a 1 1795450079 b  | 4 fields (expected: path, value, timestamp)",
                "a one 1795450079  | value: one (expected: a number)",
                "a inf 1795450079  | value: inf (expected: a number)",
                "a -Infinity 0     | value: -Infinity (expected: a number)",
                "a 1e309 0         | value: 1e309 (expected: a number)",
                "a 0x1p3 0         | value: 0x1p3 (expected: a number)",
                "a 1d 0            | value: 1d (expected: a number)",
                "a 1 now           | timestamp: now (expected: seconds since 1970, or -1)",
                "a;b 1 0           | path: a;b (expected: path or path;name=value;...)",
                "a;=b 1 0          | path: a;=b (expected: path or path;name=value;...)",
                "a;b= 1 0          | path: a;b= (expected: path or path;name=value;...)",
                "a; 1 0            | path: a; (expected: path or path;name=value;...)",
                ";a=b 1 0          | path: ;a=b (expected: path or path;name=value;...)",
            })
    void keepsWhatIsNoSampleAsTextAndSaysWhy(String line, String reason) {
        JsonNode event = event(line);

        assertThat(event.at("/event/kind").asString()).isEqualTo("event");
        assertThat(event.at("/message").asString()).isEqualTo(line);
        assertThat(event.at("/labels/unreadable").asString()).isEqualTo(reason);
        assertThat(registry.get("lookback.harvester.events.unreadable")
                        .tag("input", "graphite")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void readsEveryLineOfADatagram() {
        protocol.datagram(
                "a 1 -1\nb 2 -1\r\n\nc 3 -1".getBytes(UTF_8),
                (buffer, offset, length, isCut) -> receiver.receive(buffer, offset, length, ARRIVAL, isCut));

        assertThat(sink.lines()).hasSize(3);
    }

    private JsonNode event(String line) {
        return new JsonMapper().readTree(receive(line));
    }

    private String receive(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        receiver.receive(bytes, 0, bytes.length, ARRIVAL, false);
        return sink.lines().isEmpty() ? "" : sink.lines().getLast();
    }
}
