package dev.lookback.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.HarvestTopics;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

class BacklogWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TestArchive archive = new TestArchive();
    private final SortedSet<Environment> environments = new TreeSet<>();
    private Optional<RuntimeException> failure = Optional.empty();

    private final HarvestTopics topics = () -> {
        failure.ifPresent(e -> {
            throw e;
        });
        return environments;
    };

    private final BacklogWatch watch = new BacklogWatch(
            new BacklogWatch.Sources(topics, archive.archive(), new TestKafka()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new BacklogMetrics(registry));

    BacklogWatchTest() {
        environments.add(TestArchive.PROD);
    }

    @Test
    void showsHowFarEachRoleIsBehind() {
        archive.closeThrough(TestArchive.INTERVALS.at(Instant.parse("2026-11-23T15:50:00Z")));

        watch.look();

        assertThat(gauge("lookback.consumer.lag", "role", "compressor")).isEqualTo(12);
        assertThat(gauge("lookback.consumer.members", "role", "compressor")).isEqualTo(1);
        assertThat(gauge("lookback.consumer.lag", "role", "es-consumer")).isZero();
        assertThat(gauge("lookback.consumer.members", "role", "es-consumer")).isZero();
        assertThat(gauge("lookback.archive.closed.age")).isEqualTo(300);
        assertThat(gauge("lookback.topic.offsets", "topic", "harvest")).isEqualTo(70);
        assertThat(gauge("lookback.topic.offsets", "topic", "dead-letters")).isEqualTo(5);
    }

    @Test
    void anAgeIsNotShownBeforeAnythingIsClosed() {
        watch.look();

        assertThat(registry.find("lookback.archive.closed.age").gauge()).isNull();

        archive.closeThrough(TestArchive.INTERVALS.at(NOW));
        watch.look();

        assertThat(gauge("lookback.archive.closed.age")).isEqualTo(-300);
    }

    @Test
    void whatIsNotKnownIsNotShown() {
        archive.closeThrough(TestArchive.INTERVALS.at(NOW));
        watch.look();

        failure = Optional.of(new ServiceUnavailableException("kafka", new IOException("gone")));
        watch.look();

        assertThat(registry.getMeters()).isEmpty();

        failure = Optional.of(new IllegalStateException("a fault of our own"));
        watch.look();
        failure = Optional.empty();
        watch.look();

        assertThat(gauge("lookback.consumer.lag", "role", "compressor")).isEqualTo(12);
    }

    @Test
    void anEnvironmentWhoseTopicIsGoneIsShownNoMore() {
        environments.add(new Environment("test"));
        watch.look();
        environments.remove(TestArchive.PROD);
        watch.look();

        assertThat(registry.get("lookback.topic.offsets").gauges())
                .isNotEmpty()
                .allMatch(gauge -> "test".equals(gauge.getId().getTag("environment")));
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tag("environment", "prod").tags(tags).gauge().value();
    }
}
