package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Records that no harvester of ours has sent, or that were damaged since: nothing stops, and each is somewhere. */
@ExtendWith(SharedInstallation.class)
class BadInputIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Map<String, String> FOREIGN = Map.of();
    private static final int BOMB_BYTES = 64 * 1024 * 1024;
    private static final int LONG_LINE_BYTES = 10 * 1024 * 1024;

    private final String service = "bad-" + UUID.randomUUID();
    private final Range range = Range.before(Instant.now(), Duration.ofHours(3));
    private final Map<String, String> reasons = new HashMap<>();

    @Test
    void eachIsInTheArchiveOrAmongTheDeadLetters(Installation installation)
            throws IOException, InterruptedException, ExecutionException {
        try (ForeignProducer harvest = new ForeignProducer(installation.port("kafka"))) {
            sendWhatCanBeKept(harvest);
            sendWhatCannot(harvest);
            send(harvest, "last", bytes(object("after all of these")), FOREIGN);
        }

        await().untilAsserted(() -> assertThat(deadLetters(installation))
                .containsExactlyInAnyOrderEntriesOf(reasons)
                .hasSize(8));
        Elasticsearch elasticsearch = installation.elasticsearch();
        await().untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, service))
                .isEqualTo(6));
        try (Archive archive = installation.archive()) {
            await().untilAsserted(() -> assertThat(archive.messagesOfService(service, range).stream()
                            .map(message -> message.length() > 100 ? "long" : message))
                    .containsExactlyInAnyOrder(
                            "another's",
                            "of another interval than its headers say",
                            "counted wrongly",
                            "beside no JSON",
                            "long",
                            "after all of these"));
        }
    }

    private void sendWhatCanBeKept(ForeignProducer harvest)
            throws IOException, InterruptedException, ExecutionException {
        send(harvest, "foreign", bytes(object("another's")), FOREIGN);
        send(
                harvest,
                "interval",
                Gzip.compress(bytes(object("of another interval than its headers say"))),
                batch(0, "00000", "1"));
        send(harvest, "count", Gzip.compress(bytes(object("counted wrongly"))), batch(1, "3k9xd", "77"));
        send(harvest, "empty", Gzip.compress(new byte[0]), batch(2, "3k9xd", "0"));
        send(harvest, "long", Gzip.compress(bytes(object("x".repeat(LONG_LINE_BYTES)))), FOREIGN);
    }

    private void sendWhatCannot(ForeignProducer harvest) throws IOException, InterruptedException, ExecutionException {
        byte[] whole = Gzip.compress(bytes(object("cut")));
        refused(
                harvest,
                "cut",
                Arrays.copyOf(whole, whole.length - 12),
                batch(3, "3k9xd", "1"),
                "Unexpected end of ZLIB");
        refused(
                harvest,
                "bomb",
                Gzip.compress(new byte[BOMB_BYTES]),
                FOREIGN,
                "gzip: expands to more than 16777216 bytes");
        refused(
                harvest,
                "large",
                Gzip.compress(new byte[BOMB_BYTES]),
                batch(4, "3k9xd", "1"),
                "gzip: expands to more than 1000000");
        refused(harvest, "plain", bytes(object("plain")), batch(5, "3k9xd", "1"), "value: not gzip");
        refused(
                harvest,
                "version",
                Gzip.compress(bytes(object("v"))),
                Map.of("lb-version", "7"),
                "lb-version: 7 (expected: 1)");
        refused(harvest, "no JSON", bytes("no JSON\n" + object("beside no JSON")), FOREIGN, "line 0: no JSON object");
        refused(harvest, "nothing", null, FOREIGN, "value: none");
        refused(harvest, "noise", new byte[] {31, -117, 0, 1, 2, 3}, FOREIGN, "");
    }

    private void refused(
            ForeignProducer harvest, String kind, byte @Nullable [] value, Map<String, String> headers, String reason)
            throws InterruptedException, ExecutionException {
        reasons.put(kind, reason);
        send(harvest, kind, value, headers);
    }

    private void send(ForeignProducer harvest, String kind, byte @Nullable [] value, Map<String, String> headers)
            throws InterruptedException, ExecutionException {
        harvest.send(service + "/" + kind, value, headers);
    }

    private Map<String, String> deadLetters(Installation installation) {
        String ours = service + "/";
        return new DeadLetterTopic(installation.port("kafka"))
                .records().stream()
                        .filter(record -> key(record).startsWith(ours))
                        .collect(Collectors.toMap(
                                record -> key(record).substring(ours.length()),
                                record -> expected(key(record).substring(ours.length()), record),
                                (one, again) -> again));
    }

    /** The reason as expected where the one that was given begins so. */
    private String expected(String kind, ConsumerRecord<byte[], byte[]> record) {
        String given = DeadLetterTopic.header(record, "lb-reason");
        assertThat(DeadLetterTopic.header(record, "lb-topic")).isEqualTo(ForeignProducer.TOPIC);
        return given.startsWith(reasons.getOrDefault(kind, "none")) ? reasons.get(kind) : given;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private String object(String message) {
        return "{\"@timestamp\":\"" + range.start().plusSeconds(60) + "\",\"service\":\"" + service
                + "\",\"message\":\"" + message + "\"}\n";
    }

    private Map<String, String> batch(int sequence, String interval, String count) {
        return Map.ofEntries(
                entry("lb-version", "1"),
                entry("lb-interval", interval),
                entry("lb-host", "web-1"),
                entry("lb-agent", service),
                entry("lb-seq", String.valueOf(sequence)),
                entry("lb-prev", sequence == 0 ? "" : "3k9xd"),
                entry("lb-count", count),
                entry("lb-bytes", "1"),
                entry("content-encoding", "gzip"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1));
    }
}
