package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.LastErrors;
import dev.lookback.harvester.file.parser.PlainParser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

class FileInputTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final InMemorySink sink = new InMemorySink(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private FileInput input;

    @BeforeEach
    void setUp() {
        FileFollower follower = new FileFollower(
                List.of(Following.rules(Grouping.NONE, null, new PlainParser(), directory + "/*")),
                new FilePace(Duration.ofMillis(20), 10, Duration.ofMinutes(5), Duration.ofDays(7)),
                new FileTarget(
                        sink, new KeptEvents(), registry.counter("received"), new LastErrors(Clock.systemUTC())));
        input = new FileInput(follower, Duration.ofMillis(10), sink, Clock.systemUTC());
        FileMetrics.show(registry, input);
    }

    @AfterEach
    void stop() {
        input.stop();
    }

    @Test
    void waitsForRoomAndGoesOn() {
        new Log(directory.resolve("app.log")).lines("one", "two", "three");
        input.start();
        await().atMost(LIMIT).until(() -> sink.lines().size() == 2);
        await().atMost(LIMIT).until(() -> gauge("bytes.behind") == 6);
        assertThat(sink.drain()).hasSize(2);

        await().atMost(LIMIT).until(() -> sink.lines().size() == 1);

        await().atMost(LIMIT).until(() -> gauge("bytes.behind") == 0);
        assertThat(gauge("files")).isEqualTo(1);
        assertThat(gauge("unreadable")).isZero();
        assertThat(registry.counter("received").count()).isEqualTo(3);
    }

    @Test
    void stopsWhileThereIsNoRoom() {
        new Log(directory.resolve("app.log")).lines("one", "two", "three");
        input.start();
        await().atMost(LIMIT).until(() -> sink.lines().size() == 2);
        assertThat(new FileHealthIndicator(input).health().getStatus()).isEqualTo(Status.UP);

        input.stop();

        assertThat(input.isRunning()).isFalse();
        assertThat(new FileHealthIndicator(input).health().getStatus()).isEqualTo(Status.DOWN);
        sink.drain();
        assertThat(sink.lines()).isEmpty();
    }

    private double gauge(String name) {
        return registry.get("lookback.harvester.file." + name).gauge().value();
    }
}
