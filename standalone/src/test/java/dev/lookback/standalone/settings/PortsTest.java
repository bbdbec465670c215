package dev.lookback.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class PortsTest {

    @Test
    void defaultsAreThoseOfTheContract() {
        Ports ports = Ports.of(Settings.parse(List.of()));

        assertThat(ports.used().stream().collect(Collectors.toMap(Port::settingName, ports::number)))
                .containsEntry("api", 8080)
                .containsEntry("workers", 8081)
                .containsEntry("harvester", 8082)
                .containsEntry("syslog", 5514)
                .containsEntry("kafka", 9092)
                .containsEntry("elasticsearch", 9200)
                .containsEntry("s3", 9000)
                .containsEntry("live", 6688)
                .containsEntry("logio", 6689)
                .containsEntry("udp", 6690)
                .containsEntry("nacl", 6700)
                .hasSize(11);
    }

    @Test
    void aServiceOfOnesOwnHasNoPortHere() {
        Ports ports = Ports.of(Settings.parse(List.of(
                "lookback.embedded.kafka=false", "spring.kafka.bootstrap-servers=x:9092", "lookback.ports.api=9092")));

        assertThat(ports.used()).doesNotContain(Port.KAFKA);
        assertThat(ports.number(Port.API)).isEqualTo(9092);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lookback.ports.apy=1 | lookback.ports.apy: unknown (expected: lookback.ports. and one of api, workers,"
                        + " harvester, live, logio, udp, syslog, kafka, elasticsearch, s3, nacl)",
                "lookback.ports.api=http | lookback.ports.api: http (expected: a port, 1 to 65535)",
                "lookback.ports.api=0 | lookback.ports.api: 0 (expected: a port, 1 to 65535)",
                "lookback.ports.api=65536 | lookback.ports.api: 65536 (expected: a port, 1 to 65535)",
                "lookback.ports.s3=9200 | lookback.ports.s3: 9200 (expected: another than lookback.ports.elasticsearch)"
            })
    void aWrongPortIsNamedWithWhatWasExpected(String assignment, String message) {
        assertThatThrownBy(() -> Settings.parse(List.of(assignment)))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(message);
    }

    @Test
    void allTakenPortsAreNamedAtOnceWithTheCommandThatWorks() {
        Set<Integer> taken = Set.of(8080, 9200, 18080);
        PortCheck check = new PortCheck((number, transport) -> !taken.contains(number));

        assertThat(check.problem(Ports.of(Settings.parse(List.of())), "./lookback up --detach"))
                .contains("ports taken: 8080 (api), 9200 (elasticsearch); this would work: ./lookback up --detach"
                        + " --set lookback.ports.api=18081 --set lookback.ports.elasticsearch=19200");
    }

    @Test
    void aSuggestionIsNeverTakenTwiceNorOutOfRange() {
        PortCheck check = new PortCheck((number, transport) -> number != 60_000 && number != 8081);
        Ports ports = Ports.of(Settings.parse(List.of("lookback.ports.api=60000", "lookback.ports.harvester=18081")));

        assertThat(check.problem(ports, "./lookback up"))
                .contains("ports taken: 60000 (api), 8081 (workers); this would work: ./lookback up"
                        + " --set lookback.ports.api=50000 --set lookback.ports.workers=18082");
    }

    @Test
    void syslogIsAskedForUdpToo() {
        PortCheck check = new PortCheck((number, transport) -> !transport.hasUdp() || number != 5514);

        assertThat(check.problem(Ports.of(Settings.parse(List.of())), "./lookback up"))
                .contains(
                        "port taken: 5514 (syslog); this would work: ./lookback up --set lookback.ports.syslog=15514");
    }

    @Test
    void liveEventsNeedUdpAlone() {
        PortCheck check = new PortCheck((number, transport) -> number != 6690 || !transport.hasTcp());

        assertThat(check.problem(Ports.of(Settings.parse(List.of())), "./lookback up"))
                .isEmpty();
    }

    @Test
    void freePortsAreNoProblem() {
        PortCheck check = new PortCheck((number, transport) -> true);

        assertThat(check.problem(Ports.of(Settings.parse(List.of())), "./lookback up"))
                .isEmpty();
    }
}
