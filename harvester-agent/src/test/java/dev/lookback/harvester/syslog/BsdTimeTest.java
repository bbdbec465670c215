package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

class BsdTimeTest {

    @ParameterizedTest(name = "{0}, received at {1}, is {2}")
    @CsvSource({
        "Nov 23 16:08:00, 2026-11-23T16:08:01Z, 2026-11-23T16:08:00Z",
        "Dec 31 23:59:59, 2027-01-01T00:00:05Z, 2026-12-31T23:59:59Z",
        "Dec 10 06:55:46, 2027-01-20T12:00:00Z, 2026-12-10T06:55:46Z",
        "Jan  1 00:00:05, 2026-12-31T23:59:50Z, 2027-01-01T00:00:05Z",
        "Nov 24 10:00:00, 2026-11-23T16:08:00Z, 2026-11-24T10:00:00Z",
        "Nov 25 10:00:00, 2026-11-23T16:08:00Z, 2025-11-25T10:00:00Z",
        "Feb 29 10:00:00, 2026-11-23T16:08:00Z, 2024-02-29T10:00:00Z",
        "Feb 29 10:00:00, 2028-02-29T10:00:01Z, 2028-02-29T10:00:00Z",
        "Jun  4 05:06:07, 2026-11-23T16:08:00Z, 2026-06-04T05:06:07Z",
        "Jun 04 05:06:07, 2026-11-23T16:08:00Z, 2026-06-04T05:06:07Z",
        "Jun 4 05:06:07, 2026-11-23T16:08:00Z, 2026-06-04T05:06:07Z",
        "Nov 23 11:08:00 EST, 2026-11-23T16:08:01Z, 2026-11-23T16:08:00Z",
        "Dec 31 23:59:59 EST, 2027-01-01T04:59:58Z, 2026-12-31T23:59:59-05:00",
        "Jan  1 00:00:05 +14:00, 2026-12-31T10:00:00Z, 2027-01-01T00:00:05+14:00",
        "Dec 31 23:59:59.5 1999, 2026-11-23T16:08:00Z, 1999-12-31T23:59:59.5Z",
        "1999 Dec 31 23:59:59, 2026-11-23T16:08:00Z, 1999-12-31T23:59:59Z",
        "Dec 31 1999 23:59:59, 2026-11-23T16:08:00Z, 1999-12-31T23:59:59Z",
        "Feb 29 2024 10:00:00, 2026-11-23T16:08:00Z, 2024-02-29T10:00:00Z",
    })
    void takesTheLastYearThatIsNotAhead(String text, Instant received, OffsetDateTime expected) {
        assertThat(read(new BsdTime(ZoneId.of("UTC")), text, received)).isEqualTo(expected.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "Feb 30 10:00:00",
        "Nov 31 10:00:00",
        "Nov  0 10:00:00",
        "Nov 23 24:00:00",
        "Nov 23 23:60:00",
        "Nov 23 23:00:60",
        "Feb 29 2026 10:00:00",
    })
    void refusesWhatIsNoTime(String text) {
        assertThat(read(new BsdTime(ZoneId.of("UTC")), text, Instant.parse("2026-11-23T16:08:00Z")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Nov 2x 10:00:00",
        "Nov 23 10:00",
        "Nov 23 1x:00:00",
        "Nov23 10:00:00",
        "Nox 23 10:00:00",
        "23 Nov 10:00:00",
    })
    void seesNothingLikeATime(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(new BsdTime(ZoneId.of("UTC")).read(bytes, 0, bytes.length, 0, new SyslogMessage()))
                .isNegative();
    }

    @Test
    void readsInTheZoneThatIsSet() {
        BsdTime berlin = new BsdTime(ZoneId.of("Europe/Berlin"));
        Instant received = Instant.parse("2026-11-23T16:08:00Z");

        assertThat(read(berlin, "Nov 23 17:08:00", received)).isEqualTo("2026-11-23T16:08:00Z");
        assertThat(read(berlin, "Jul 23 17:08:00", received)).isEqualTo("2026-07-23T15:08:00Z");
    }

    @Test
    void readsTimesInAnyOrder() {
        BsdTime time = new BsdTime(ZoneId.of("UTC"));
        Instant received = Instant.parse("2026-11-23T16:08:00Z");

        assertThat(read(time, "Nov 23 16:07:58", received)).isEqualTo("2026-11-23T16:07:58Z");
        assertThat(read(time, "Nov 23 16:07:59", received)).isEqualTo("2026-11-23T16:07:59Z");
        assertThat(read(time, "Nov 22 16:07:59", received)).isEqualTo("2026-11-22T16:07:59Z");
        assertThat(read(time, "Nov 23 15:07:59", received)).isEqualTo("2026-11-23T15:07:59Z");
        assertThat(read(time, "Nov 31 15:07:59", received)).isNull();
        assertThat(read(time, "Nov 23 15:07:01", received)).isEqualTo("2026-11-23T15:07:01Z");
        assertThat(read(time, "Nov 23 15:07:01 CET", received)).isEqualTo("2026-11-23T14:07:01Z");
        assertThat(read(time, "Nov 23 2025 15:07:02", received)).isEqualTo("2025-11-23T15:07:02Z");
        assertThat(read(time, "Nov 23 15:07:03", received)).isEqualTo("2026-11-23T15:07:03Z");
    }

    @Test
    void choosesTheYearAnewAsTimeGoesBy() {
        BsdTime time = new BsdTime(ZoneId.of("UTC"));

        assertThat(read(time, "Mar  1 10:00:00", Instant.parse("2026-11-23T16:08:00Z")))
                .isEqualTo("2026-03-01T10:00:00Z");
        assertThat(read(time, "Mar  1 10:00:00", Instant.parse("2027-04-01T00:00:00Z")))
                .isEqualTo("2027-03-01T10:00:00Z");
    }

    private static Instant read(BsdTime time, String text, Instant received) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        SyslogMessage message = new SyslogMessage();
        assertThat(time.read(bytes, 0, bytes.length, received.getEpochSecond(), message))
                .isEqualTo(bytes.length);
        return message.hasTime ? Instant.ofEpochSecond(message.epochSecond, message.nano) : null;
    }
}
