package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

class SyslogGoldenTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lookback.harvester.syslog.GoldenMessage#all")
    void givesTheEventsOfTheTable(GoldenMessage message) {
        assertThat(receive(message)).containsExactlyElementsOf(message.events());
    }

    @Test
    void hasEventLinesAsTheContractSays() {
        for (GoldenMessage message : GoldenMessage.all()) {
            for (String event : message.events()) {
                byte[] line = event.getBytes(StandardCharsets.UTF_8);
                assertThat(EventHead.isHead(line, 0, line.length)).as(event).isTrue();
                assertThat(event).matches("\\{\"@timestamp\":.*},\"host\":\\{\"name\":\"[^\"]+\"},\"service\":.*");
                STRICT.readTree(line);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "lookback.golden.write", matches = "true")
    void writesTheTableAnew() throws IOException {
        Path file = Path.of("src/test/resources/golden/syslog.txt");
        List<String> lines = Files.readAllLines(file);
        Iterator<GoldenMessage> messages = GoldenMessage.read(lines).iterator();
        List<String> written = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith(GoldenMessage.EVENT)) {
                written.add(line);
            }
            if (GoldenMessage.isMessage(line)) {
                receive(messages.next()).forEach(event -> written.add(GoldenMessage.EVENT + event));
            }
        }
        Files.write(file, written);
    }

    private static List<String> receive(GoldenMessage message) {
        InMemorySink sink = new InMemorySink(100);
        SyslogProtocol protocol = new SyslogProtocol(
                sink,
                new HarvesterMetrics(new SimpleMeterRegistry()),
                new EventIds("0f3k9q2m7c"),
                ZoneId.of(GoldenMessage.ZONE),
                Duration.ofMinutes(10));
        SyslogReceiver receiver = protocol.receiver();
        Arrival arrival = new Arrival(message.receivedAt(), GoldenMessage.PEER);
        byte[] bytes = message.bytes();
        if (message.isConnection()) {
            SyslogFraming framing = new SyslogFraming(
                    (buffer, offset, length, isCut) -> receiver.receive(buffer, offset, length, arrival, isCut));
            System.arraycopy(bytes, 0, framing.buffer(), 0, bytes.length);
            framing.received(bytes.length);
            framing.ended();
        } else {
            protocol.datagram(
                    bytes, (buffer, offset, length, isCut) -> receiver.receive(buffer, offset, length, arrival, isCut));
        }
        return sink.drain();
    }
}
