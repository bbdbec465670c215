package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What goes wrong between Kafka, archive and Elasticsearch: a record that nobody can read, a batch that never came, a bit that
 * was flipped, an event that is refused, and an Elasticsearch that has too much to do.
 */
final class ArchiveFaults implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int EVENTS = 1_000;

    /** Many events have more bytes, what the platform keeps of itself has not. */
    private static final String SMALL = "64kb";

    /** Deeper than an indexer gives to Elasticsearch. */
    private static final int DEPTH = 100;

    /** So old that no other test has events in it. */
    private final Range range = Range.before(Instant.now().minus(Duration.ofDays(20)), Range.INTERVAL.multipliedBy(2));

    private final Installation installation;
    private final Archive archive;
    private final String agent = "fault-" + UUID.randomUUID();

    private ArchiveFaults(Installation installation) {
        this.installation = installation;
        this.archive = installation.archive();
    }

    static ArchiveFaults begin(Installation installation) throws IOException, InterruptedException, ExecutionException {
        ArchiveFaults faults = new ArchiveFaults(installation);
        faults.sendAllButOneBatch();
        return faults;
    }

    private void sendAllButOneBatch() throws IOException, InterruptedException, ExecutionException {
        Instant second = range.start().plus(Range.INTERVAL);
        List<String> lines = new ArrayList<>(lines(range.start()));
        lines.add(ForeignBatch.line(range.start(), EVENTS, agent, "\"labels\":" + deepObject()));
        String interval = ForeignBatch.interval(range.start());
        try (ForeignProducer harvest = new ForeignProducer(installation.port("kafka"))) {
            harvest.send(agent, "no JSON".getBytes(StandardCharsets.UTF_8), Map.of());
            new ForeignBatch(agent, 0, interval, "", lines).sendBy(harvest);
            new ForeignBatch(agent, 2, ForeignBatch.interval(second), interval, lines(second)).sendBy(harvest);
        }
    }

    private List<String> lines(Instant start) {
        return IntStream.range(0, EVENTS)
                .mapToObj(number -> ForeignBatch.line(start, number, agent, "\"message\":\"of long ago\""))
                .toList();
    }

    private static String deepObject() {
        return "{\"in\":".repeat(DEPTH) + "0" + "}".repeat(DEPTH);
    }

    /** The damaged part is whole again afterwards. */
    void round() {
        Part part = awaitParts().getLast();
        makeOld(part);
        byte[] whole = archive.object(part.key());
        archive.put(part.key(), damaged(whole));
        try {
            loadWhileElasticsearchIsBusy();
            verify();
        } finally {
            archive.put(part.key(), whole);
        }
    }

    /** In the order of time. */
    private List<Part> awaitParts() {
        return Awaitility.await("parts of long ago")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> archive.parts().stream()
                                .filter(part -> range.contains(part.range().start()))
                                .sorted(Comparator.comparing(Part::interval))
                                .toList(),
                        parts -> parts.size() == 2);
    }

    /** As if it had been written in its time: whether a batch is missing then does not wait for what comes in now. */
    private void makeOld(Part part) {
        String manifest = new String(archive.object(part.manifestKey()), StandardCharsets.UTF_8);
        String old = manifest.replaceFirst("(\"writtenAt\" *: *\")[^\"]*", "$1" + range.end());
        archive.put(part.manifestKey(), old.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] damaged(byte[] whole) {
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        return damaged;
    }

    private void loadWhileElasticsearchIsBusy() {
        Histories histories = installation.histories();
        String index;
        installation.elasticsearch().refuseMoreThan(SMALL);
        try {
            index = histories.request(range).orFail().json().path("index").asString();
            awaitRefusals();
        } finally {
            installation.elasticsearch().takeAll();
        }
        histories.awaitEnd(index, "PARTIAL", LIMIT);
        histories.delete(index);
    }

    /** Of history and of live events. */
    private void awaitRefusals() {
        Metrics metrics = installation.workersMetrics();
        List<String> failures = List.of("lookback_indexer_bulk_failures_total", "lookback_recent_bulk_failures_total");
        Map<String, Double> before = failures.stream().collect(Collectors.toMap(Function.identity(), metrics::sum));
        Awaitility.await("bulk requests are refused")
                .atMost(LIMIT)
                .until(() -> failures.stream().allMatch(name -> metrics.sum(name) > before.get(name)));
    }

    private void verify() {
        Outcome verified = installation.run(
                "verify",
                "--start",
                range.start().toString(),
                "--end",
                range.end().toString());
        assertThat(verified.exitStatus()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("wrong-checksum: ", "batch-missing: ");
    }

    @Override
    public void close() {
        archive.close();
    }
}
