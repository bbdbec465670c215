package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

class IsoTimeTest {

    /** RFC 5424 section 6.2.3.1, and what is met in the field. */
    @ParameterizedTest
    @CsvSource({
        "1985-04-12T23:20:50.52Z, 1985-04-12T23:20:50.52Z",
        "1985-04-12T19:20:50.52-04:00, 1985-04-12T23:20:50.52Z",
        "2003-10-11T22:14:15.003Z, 2003-10-11T22:14:15.003Z",
        "2003-08-24T05:14:15.000003-07:00, 2003-08-24T12:14:15.000003Z",
        "2003-08-24T05:14:15.000000003-07:00, 2003-08-24T12:14:15.000000003Z",
        "2003-08-24T05:14:15Z, 2003-08-24T05:14:15Z",
        "2024-02-29T23:59:59.999999999+14:00, 2024-02-29T09:59:59.999999999Z",
        "1960-01-01T00:00:00Z, 1960-01-01T00:00:00Z",
        "2003-10-11 22:14:15Z, 2003-10-11T22:14:15Z",
        "2003-10-11T22:14:15, 2003-10-11T20:14:15Z",
        "2003-12-11 22:14:15, 2003-12-11T21:14:15Z",
        "2003-10-11T22:14:15+0100, 2003-10-11T21:14:15Z",
        "2003-10-11T22:14:15+01, 2003-10-11T21:14:15Z",
        "'2003-10-11 22:14:15,5 UTC', 2003-10-11T22:14:15.5Z",
    })
    void readsATime(String text, Instant expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2003-10-11T22:14:15.Z",
                "2003-10-11T22:14:15.0000000001Z",
                "2003-10-11T22:14:60Z",
                "2003-10-11T24:00:00Z",
                "2003-02-29T00:00:00Z",
                "2003-00-11T22:14:15Z",
                "2003-10-11T22:14:15+1:00",
                "2003-10-11T22:14:15+24:00",
                "2003-10-11T22:14:15ZZ",
                "2003-10-11T22:14Z",
                "2003-10-11T",
                "2003-10-11 22",
                "2003-10-11_22:14:15Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(read(text)).isNull();
    }

    private static Instant read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        SyslogMessage message = new SyslogMessage();
        return new IsoTime(ZoneId.of("Europe/Berlin")).read(bytes, 0, bytes.length, message) == bytes.length
                ? Instant.ofEpochSecond(message.epochSecond, message.nano)
                : null;
    }
}
