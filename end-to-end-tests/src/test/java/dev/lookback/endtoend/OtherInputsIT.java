package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What comes in by other ways than syslog is in recent, archive and history like every event. */
@ExtendWith(SharedInstallation.class)
class OtherInputsIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int COUNT = 120;

    private final String name = "input-" + UUID.randomUUID();
    private final Range range = Range.before(Instant.now(), Duration.ofHours(2));

    @Test
    void metricsOfCollectd(Installation installation, @TempDir Path directory) throws IOException {
        Collectd.require();
        String orders = "event.kind:metric AND host.name:" + name + " AND metric.name:shop.gauge"
                + " AND labels.type_instance:orders";
        Elasticsearch elasticsearch = installation.elasticsearch();
        try (Collectd collectd = Collectd.start(directory, name, installation.port("graphite"))) {
            for (int i = 0; i < COUNT; i++) {
                collectd.put("shop/gauge-orders", time(i), i + 0.5);
            }
            await().untilAsserted(() -> {
                collectd.flush();
                assertThat(elasticsearch.countOfQuery(Elasticsearch.RECENT, orders))
                        .isEqualTo(COUNT);
                assertThat(elasticsearch.countOfQuery(
                                Elasticsearch.RECENT, "host.name:" + name + " AND metric.name:load.load.shortterm"))
                        .isPositive();
            });
        }
        awaitTheArchive(installation);
        String index = installation
                .histories()
                .load(range, "host.name:" + name, LIMIT)
                .path("index")
                .asString();

        assertThat(elasticsearch.countOfQuery(index, orders)).isEqualTo(COUNT);
        assertThat(elasticsearch.countOfQuery(index, orders + " AND metric.value:[60 TO *]"))
                .isEqualTo(COUNT / 2);
        assertThat(elasticsearch.sumOfQuery(index, orders, "metric.value"))
                .isEqualTo(IntStream.range(0, COUNT).mapToDouble(i -> i + 0.5).sum());
    }

    @Test
    void eventsOverHttpOnceThoughTheyAreSentTwice(Installation installation) {
        String ofHost = "host.name:" + name;
        String lines = IntStream.range(0, COUNT).mapToObj(this::line).collect(Collectors.joining());
        Elasticsearch elasticsearch = installation.elasticsearch();
        Http harvester = Http.on(installation.port("harvester"));
        for (int times = 0; times < 2; times++) {
            assertThat(harvester
                            .post("/events", "application/x-ndjson", lines)
                            .orFail()
                            .json()
                            .path("accepted")
                            .asInt())
                    .isEqualTo(COUNT);
        }
        await().untilAsserted(() -> assertThat(elasticsearch.countOfQuery(Elasticsearch.RECENT, ofHost))
                .isEqualTo(COUNT));
        awaitTheArchive(installation);
        String index = installation
                .histories()
                .load(range, ofHost, LIMIT)
                .path("index")
                .asString();

        assertThat(elasticsearch.countOfQuery(index, ofHost)).isEqualTo(COUNT);
        assertThat(elasticsearch.countOfQuery(Elasticsearch.RECENT, ofHost)).isEqualTo(COUNT);
    }

    private String line(int number) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return "{\"@timestamp\":\"" + time(number) + "\",\"event\":{\"id\":\"" + id + "\"},\"host\":\"" + name
                + "\",\"message\":\"number " + number + "\"}\n";
    }

    private Instant time(int number) {
        return range.start().plus(Duration.ofMinutes(number));
    }

    /** Every one of this test's events in the range is there. */
    private void awaitTheArchive(Installation installation) {
        try (Archive archive = installation.archive()) {
            await().untilAsserted(() -> assertThat(archive.parts().stream()
                            .filter(part -> range.contains(part.range().start()))
                            .flatMap(part -> archive.lines(part).stream())
                            .filter(line -> line.text().contains("\"host\":{\"name\":\"" + name + "\""))
                            .map(ArchivedLine::identity)
                            .distinct())
                    .hasSize(COUNT));
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1));
    }
}
