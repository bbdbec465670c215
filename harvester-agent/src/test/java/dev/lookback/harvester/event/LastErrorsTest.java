package dev.lookback.harvester.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

class LastErrorsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:08:00Z");

    private final LastErrors errors = new LastErrors(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keepsTheLastOfEachPlaceAndHowManyThereWere() {
        errors.say("kafka", "one");
        errors.say("rules", "two");
        errors.say("kafka", "three");

        assertThat(errors.byPlace())
                .isEqualTo(Map.of(
                        "kafka", new LastErrors.LastError(NOW, "three", 2),
                        "rules", new LastErrors.LastError(NOW, "two", 1)));
    }

    @Test
    void hearsWhatTheHarvesterWarnsOf() {
        Logger log = LoggerFactory.getLogger("dev.lookback.harvester.kafka.Any");
        try (LoggedErrors listener = LoggedErrors.listen(errors)) {
            assertThat(listener.isStarted()).isTrue();
            log.warn("kafka at {} is away", "127.0.0.1:1");
            log.info("kafka is there");
            LoggerFactory.getLogger("dev.lookback.harvester.Any").error("cannot go on");
            LoggerFactory.getLogger("org.apache.kafka").error("not ours");
        }
        log.warn("heard by nobody");

        assertThat(errors.byPlace())
                .isEqualTo(Map.of(
                        "kafka", new LastErrors.LastError(NOW, "kafka at 127.0.0.1:1 is away", 1),
                        "harvester", new LastErrors.LastError(NOW, "cannot go on", 1)));
    }

    @Test
    void isToldByAHealthThatIsUp() {
        errors.say("kafka", "x".repeat(10_000));

        Health health = new LastErrorsHealthIndicator(errors).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .isEqualTo(Map.of(
                        "kafka",
                        Map.of("at", "2026-11-23T16:08:00Z", "problem", "x".repeat(500) + "...", "times", 1L)));
    }
}
