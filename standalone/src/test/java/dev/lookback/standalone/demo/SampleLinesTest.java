package dev.lookback.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

class SampleLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T16:08:11Z");

    @Test
    void sampleTimesLieInIntervalsThatAreOver() {
        SampleRange range = SampleRange.before(NOW, Duration.ofMinutes(5), Duration.ofHours(3));

        assertThat(range)
                .isEqualTo(
                        new SampleRange(Instant.parse("2026-11-23T13:00:00Z"), Instant.parse("2026-11-23T16:00:00Z")));
        assertThat(range.askedStart()).isEqualTo("2026-11-23T13:22:40Z");
        assertThat(range.askedEnd()).isEqualTo("2026-11-23T15:37:20Z");
        assertThat(range.asksFor(range.askedStart())).isTrue();
        assertThat(range.asksFor(range.askedEnd())).isFalse();
    }

    @Test
    void linesComeInTheOrderOfTheirTimesFromSeveralHostsAndPrograms() {
        Instant from = NOW.minus(Duration.ofHours(3));
        List<SyslogLine> lines = new SampleLines(new Random(1)).between(from, NOW, 2000);

        assertThat(lines).hasSize(2000).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        assertThat(lines)
                .allMatch(line -> !line.time().isBefore(from) && line.time().isBefore(NOW));
        assertThat(lines).extracting(SyslogLine::program).contains("nginx", "sshd", "payments", "postgres");
        assertThat(lines.stream().map(SyslogLine::host).distinct()).hasSize(5);
        assertThat(lines.stream().map(line -> line.priority() % 8).distinct()).hasSize(6);
    }

    @Test
    void aLineIsRfc5424CountedByOctets() {
        SyslogLine line = new SyslogLine(13, NOW.plusNanos(123_456_789), "web-1", "lookback-send", "größer\nals");

        assertThat(line.text()).isEqualTo("<13>1 2026-11-23T16:08:11.123456Z web-1 lookback-send - - - größer\nals");
        assertThat(line.frame())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo("72 " + line.text());
    }
}
