package dev.lookback.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.problem.RequestException;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class EventsReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");

    private final InMemoryBlockStore store = new InMemoryBlockStore();

    @Test
    void whatIsLeftOutMeansAll() throws IOException {
        archive();

        EventsRequest request = read("prod", "2026-11-20T10:00:00Z", "now-1h", null, null);

        assertThat(request)
                .isEqualTo(new EventsRequest(
                        new Environment("prod"),
                        new TimeRange(Instant.parse("2026-11-20T10:00:00Z"), NOW.minus(Duration.ofHours(1))),
                        EventFilter.ALL,
                        Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    NO   | now-1h | now    | -            | -    | environment | environment: NO (expected: a name
                    prod | -      | now    | -            | -    | start       | start: missing
                    prod | now-1h | -      | -            | -    | end         | end: missing
                    prod | now    | now-1h | -            | -    | end         | end: 2026-11-23T15:00:00Z (expected: after start
                    prod | now-1h | now    | level:(error | -    | filter      | filter: at character
                    prod | now-1h | now    | -            | 0    | limit       | limit: 0 (expected: a whole number, 1 or more)
                    prod | now-1h | now    | -            | many | limit       | limit: many (expected: a whole number
                    """)
    void whatIsWrongIsNamed(
            String environment,
            @Nullable String start,
            @Nullable String end,
            @Nullable String filter,
            @Nullable String limit,
            String field,
            String message)
            throws IOException {
        archive();

        assertThatThrownBy(() -> read(environment, start, end, filter, limit))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageStartingWith(message);
    }

    @Test
    void anEnvironmentThatIsNotInTheArchiveIsAskedForElsewhere() {
        assertThatThrownBy(() -> read("prod", "now-1h", "now", null, null))
                .isInstanceOf(ServiceUnavailableException.class);
    }

    private void archive() throws IOException {
        new EventParts(store, new GzipBlockCodec(), "prod").write(0, List.of(EventParts.line(NOW, 1)));
    }

    /** Kafka is away. */
    private EventsRequest read(
            String environment,
            @Nullable String start,
            @Nullable String end,
            @Nullable String filter,
            @Nullable String limit) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Archive archive = new Archive(
                store,
                () -> {
                    throw new ServiceUnavailableException("kafka", new IOException("away"));
                },
                wanted -> {
                    throw new ServiceUnavailableException("kafka", new IOException("away"));
                },
                EventParts.INTERVALS,
                Duration.ofSeconds(90));
        return new EventsReader(archive, new LuceneFilterParser(clock), clock)
                .read(environment, new EventsParameters(start, end, filter, limit));
    }
}
