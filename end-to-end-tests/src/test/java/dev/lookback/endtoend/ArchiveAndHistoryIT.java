package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** Two days of events into the archive, and back for as long as somebody wants them. */
@ExtendWith(SharedInstallation.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiveAndHistoryIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int EVENTS = 200_000;

    private static final Range days = Range.before(Instant.now(), Duration.ofDays(2));
    private static final Messages sent = new Messages("two-days-" + UUID.randomUUID(), days, EVENTS);
    /** Begins and ends inside intervals, and not at an event's time. */
    private static final Range hours = new Range(
            days.start().plus(Duration.ofHours(20)).plusSeconds(47),
            days.start().plus(Duration.ofHours(26)).plusSeconds(131));

    @BeforeAll
    static void sendAndAwaitTheArchive(Installation installation) throws IOException {
        Histories histories = installation.histories();
        long before = histories.archivedEvents(days);
        SyslogSender.sendAll(installation.port("syslog"), sent);

        Awaitility.await("archived")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(histories.archivedEvents(days) - before).isEqualTo(EVENTS));
    }

    @Test
    @Order(1)
    void recentHasEveryEvent(Installation installation) {
        Elasticsearch elasticsearch = installation.elasticsearch();

        Awaitility.await("indexed")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, sent.service()))
                        .isEqualTo(EVENTS));
    }

    @Test
    @Order(2)
    void aPartIsSortedDistinctAndInsideItsIntervalAndAsItsNameAndManifestSay(Installation installation) {
        try (Archive archive = installation.archive()) {
            Part part = archive.parts().stream()
                    .max(Comparator.comparingLong(Part::events))
                    .orElseThrow();
            List<ArchivedLine> lines = archive.lines(part);

            assertThat(lines).isSortedAccordingTo(Comparator.comparing(ArchivedLine::text));
            assertThat(lines).extracting(ArchivedLine::identity).doesNotHaveDuplicates();
            assertThat(lines).extracting(ArchivedLine::time).allMatch(part.range()::contains);
            assertThat(lines).hasSize(Math.toIntExact(part.events()));
            assertThat(lines.stream()
                            .mapToLong(line -> line.text().length() + 1L)
                            .sum())
                    .isEqualTo(part.rawBytes());
            assertManifest(archive, part);
        }
    }

    private static void assertManifest(Archive archive, Part part) {
        JsonNode manifest = archive.manifest(part);
        assertThat(manifest.path("environment").asString()).isEqualTo(Installation.ENVIRONMENT);
        assertThat(manifest.path("interval").asString()).isEqualTo(part.interval());
        assertThat(manifest.path("events").asLong()).isEqualTo(part.events());
        assertThat(manifest.path("sha256").asString()).isEqualTo(sha256(archive.object(part.key())));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(3)
    void aRangeInsideIntervalsGivesWhatWasSentForIt(Installation installation) {
        Histories histories = installation.histories();

        Http.Answer first = histories.request(hours);
        String index = first.json().path("index").asString();

        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        assertThat(first.location()).endsWith("/history-indexes/" + index);
        assertThat(index).matches("history-local\\.[0-9]{8}t[0-9]{6}-[0-9]{8}t[0-9]{6}");
        JsonNode ready = histories.awaitReady(index, LIMIT);
        assertThat(countIn(installation, index)).isEqualTo(sent.countIn(hours));
        assertThat(ready.path("events").path("indexed").asLong())
                .isEqualTo(installation.elasticsearch().count(index));

        Http.Answer again = histories.request(hours);

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().path("index").asString()).isEqualTo(index);
    }

    @Test
    @Order(4)
    void aFilteredIndexHasWhatElasticsearchFindsInTheWholeOne(Installation installation) {
        Histories histories = installation.histories();
        String filter =
                "service.name:\"" + sent.service() + "\" AND host.name:web-1 AND NOT message:(served AND 100001)";
        String whole = histories.load(hours, LIMIT).path("index").asString();

        JsonNode ready = histories.load(hours, filter, LIMIT);

        String index = ready.path("index").asString();
        long wanted = installation.elasticsearch().countOfQuery(whole, filter);
        assertThat(index).matches(whole + "-[0-9a-f]{16}");
        assertThat(ready.path("filter").asString()).isEqualTo(filter);
        assertThat(wanted).isBetween(1L, sent.countIn(hours) - 1L);
        assertThat(installation.elasticsearch().count(index)).isEqualTo(wanted);
        assertThat(ready.path("events").path("indexed").asLong()).isEqualTo(wanted);
        assertThat(wanted + ready.path("events").path("unwanted").asLong())
                .isEqualTo(installation.elasticsearch().count(whole));
    }

    @Test
    @Order(4)
    void catPrintsTheSortedInputByteForByte(Installation installation) {
        String filter = "service.name:\"" + sent.service() + "\"";

        Outcome printed = installation
                .run(
                        "cat",
                        "--start",
                        hours.start().toString(),
                        "--end",
                        hours.end().toString(),
                        "--filter",
                        filter)
                .orFail();

        SortedSet<String> input = new SentBatches(installation.port("kafka")).sortedLines(sent.service(), hours);
        String sorted = sha256((String.join("\n", input) + "\n").getBytes(StandardCharsets.UTF_8));
        String cat = sha256(printed.out().getBytes(StandardCharsets.UTF_8));
        System.out.printf("sha256 of the sorted input %s, of cat %s, %d events%n", sorted, cat, input.size());
        assertThat(input).hasSize(sent.countIn(hours));
        assertThat(cat).isEqualTo(sorted);
        assertThat(printed.err()).isEmpty();
    }

    @Test
    @Order(5)
    void anIndexExpires(Installation installation) {
        Histories histories = installation.histories();
        String index = histories.load(hours, LIMIT).path("index").asString();

        histories.expireIn(index, Duration.ofSeconds(3));

        Awaitility.await(index + " expired").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(installation.elasticsearch().exists(index)).isFalse();
            assertThat(Histories.state(histories.show(index))).isEqualTo("EXPIRED");
        });
    }

    @Test
    @Order(6)
    void afterDownAndUpTheArchiveIsThereAndGivesTheSame(Installation installation) {
        Histories histories = installation.histories();
        long archived = histories.archivedEvents(days);

        installation.down().orFail();
        installation.up().orFail();

        assertThat(histories.archivedEvents(days)).isEqualTo(archived);
        String index = histories.load(hours, LIMIT).path("index").asString();
        assertThat(countIn(installation, index)).isEqualTo(sent.countIn(hours));
        assertThat(installation.elasticsearch().countOfService(Elasticsearch.RECENT, sent.service()))
                .isEqualTo(EVENTS);
    }

    @Test
    @Order(7)
    void deletingCancelsALoadAndTheIndexDoesNotComeBack(Installation installation) {
        Histories histories = installation.histories();
        String index = histories.request(days).orFail().json().path("index").asString();

        histories.delete(index);

        Awaitility.await(index + " deleted")
                .atMost(Duration.ofSeconds(30))
                .during(Duration.ofSeconds(4))
                .untilAsserted(() -> {
                    assertThat(installation.elasticsearch().exists(index)).isFalse();
                    assertThat(Histories.state(histories.show(index))).isEqualTo("DELETED");
                });
    }

    @Test
    @Order(8)
    void verifyProvesARangeWholeAndNamesTheObjectInWhichABitWasFlipped(Installation installation) {
        awaitWhole(installation);
        try (Archive archive = installation.archive()) {
            Part part = archive.parts().stream()
                    .filter(candidate -> hours.contains(candidate.range().start()))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = archive.object(part.key());
            byte[] damaged = bytes.clone();
            damaged[bytes.length / 2] ^= 1;
            archive.put(part.key(), damaged);

            Outcome verified = verify(installation);
            archive.put(part.key(), bytes);

            assertThat(verified.exitStatus()).as(verified.toString()).isOne();
            assertThat(verified.out()).contains("wrong-checksum: " + part.key() + ": sha256: ");
        }
        awaitWhole(installation);
    }

    /** What other tests have sent late may be on its way. */
    private static void awaitWhole(Installation installation) {
        Awaitility.await("whole")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Outcome verified = verify(installation);
                    assertThat(verified.exitStatus()).as(verified.toString()).isZero();
                    assertThat(verified.out()).contains("whole: local, ");
                });
    }

    private static Outcome verify(Installation installation) {
        return installation.run(
                "verify",
                "--start",
                hours.start().toString(),
                "--end",
                hours.end().toString());
    }

    private static long countIn(Installation installation, String index) {
        return installation.elasticsearch().countOfService(index, sent.service());
    }
}
