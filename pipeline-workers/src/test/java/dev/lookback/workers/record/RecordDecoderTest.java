package dev.lookback.workers.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.event.ForeignIds;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RecordDecoderTest {

    private static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAQ";
    private static final Instant APPENDED = Instant.parse("2026-11-23T16:08:00.5Z");

    /** A line with unusual white space and order behind the head. */
    private static final String LINE =
            "{\"@timestamp\":\"2026-11-23T16:07:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c000001\" , \"kind\":\"event\"},"
                    + "  \"message\" :\"b\",\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"} }\n";

    private final RecordDecoder decoder = new RecordDecoder(TOPIC_ID);

    @Test
    void aBatchPassesByteForByte() {
        DecodedRecord decoded = decoder.decode(batch(gzip(LINE + LINE)));

        assertThat(text(decoded)).isEqualTo(LINE + LINE);
        assertThat(decoded.events()).isEqualTo(2);
        assertThat(decoded.isAsItCame()).isTrue();
        assertThat(decoded.headers().orElseThrow().agent()).isEqualTo("a7f0");
    }

    @Test
    void linesWithAHeadPassWhoeverSendsThem() {
        assertThat(text(decoder.decode(foreign(bytes(LINE + LINE))))).isEqualTo(LINE + LINE);
        assertThat(text(decoder.decode(foreign(gzip(LINE))))).isEqualTo(LINE);
        assertThat(decoder.decode(foreign(bytes(LINE))).isAsItCame()).isFalse();
        assertThat(text(decoder.decode(foreign(bytes(LINE.strip()))))).isEqualTo(LINE);
    }

    @Test
    void everyReaderGivesAForeignLineTheSameIdAndTime() {
        DecodedRecord decoded = decoder.decode(foreign(bytes("{\"message\":\"a\"}\n\n{\"message\":\"b\"}\r\n")));

        List<String> lines = text(decoded).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"@timestamp\":\"2026-11-23T16:08:00.500000000Z\",\"event\":{\"id\":\""
                        + ForeignIds.of(TOPIC_ID, 3, 42, 0) + "\"");
        assertThat(lines.get(1)).contains(ForeignIds.of(TOPIC_ID, 3, 42, 1)).contains("\"message\":\"b\"");
        assertThat(decoder.decode(foreign(bytes("{\"message\":\"a\"}\n\n{\"message\":\"b\"}\r\n")))
                        .lines())
                .isEqualTo(decoded.lines());
    }

    @Test
    void readsOneObjectOverSeveralLines() {
        DecodedRecord decoded =
                decoder.decode(foreign(bytes("{\n  \"message\": \"over\",\n  \"level\": \"warn\"\n}\n")));

        assertThat(text(decoded)).contains("\"log\":{\"level\":\"warn\"}").contains("\"message\":\"over\"");
        assertThat(decoded.events()).isEqualTo(1);
        assertThat(decoded.undecodable()).isZero();
    }

    @Test
    void setsAsideOnlyTheLinesThatAreNoEvents() {
        DecodedRecord decoded = decoder.decode(foreign(bytes(LINE + "no JSON\n[1]\n" + LINE)));

        assertThat(text(decoded)).isEqualTo(LINE + LINE);
        assertThat(decoded.undecodable()).isEqualTo(2);
        assertThat(decoded.problem()).contains("line 1: no JSON object of an event's size");
    }

    @Test
    void setsAsideWhatIsNoRecordOfLines() {
        assertThat(decoder.decode(foreign(null)).problem()).contains("value: none (expected: event lines)");
        assertThat(decoder.decode(batch(bytes(LINE))).problem())
                .contains("value: not gzip (expected: content-encoding gzip)");
        assertThat(decoder.decode(record(headers(Map.of("lb-version", "7")), gzip(LINE)))
                        .problem())
                .contains("lb-version: 7 (expected: 1)");
        byte[] cut = java.util.Arrays.copyOf(gzip(LINE), 30);
        assertThat(decoder.decode(batch(cut)).undecodable()).isEqualTo(1);
        assertThat(decoder.decode(batch(cut)).events()).isZero();
    }

    @Test
    void expandsGzipOnlyAsFarAsItMay() {
        byte[] large = new byte[Batch.MAX_RAW_BYTES + 1];
        assertThat(decoder.decode(batch(Gzip.compress(large, 0, large.length))).problem())
                .contains("gzip: expands to more than 1000000 bytes");
        byte[] bomb = new byte[RecordDecoder.MAX_FOREIGN_BYTES + 1];
        assertThat(decoder.decode(foreign(Gzip.compress(bomb, 0, bomb.length))).problem())
                .contains("gzip: expands to more than 16777216 bytes");
        byte[] many = "{}\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(foreign(Gzip.compress(many, 0, many.length))).problem())
                .contains("value: its events have more than 33554432 bytes");
    }

    @Test
    void aForeignLineFarInTheFutureGetsTheRecordsTime() {
        String future = LINE.replace("2026-11-23T16:07", "2100-01-01T00:00");

        DecodedRecord decoded = decoder.decode(foreign(bytes(future)));

        assertThat(text(decoded))
                .startsWith("{\"@timestamp\":\"2026-11-23T16:08:00.500000000Z\"")
                .contains("\"original_timestamp\":\"2100-01-01T00:00:00.123456789Z\"")
                .contains("0f3k9q2m7c000001");
    }

    private static ConsumerRecord<byte[], byte[]> batch(byte[] value) {
        return record(
                headers(Map.of(
                        "lb-version", "1",
                        "lb-interval", "3k9xd",
                        "lb-host", "web-1",
                        "lb-agent", "a7f0",
                        "lb-seq", "0",
                        "lb-prev", "",
                        "lb-count", "2",
                        "lb-bytes", "10",
                        "content-encoding", "gzip")),
                value);
    }

    private static ConsumerRecord<byte[], byte[]> foreign(byte[] value) {
        return record(new RecordHeaders(), value);
    }

    private static ConsumerRecord<byte[], byte[]> record(Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                "h-prod",
                3,
                42,
                APPENDED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }

    private static Headers headers(Map<String, String> texts) {
        Headers headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, bytes(text)));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        return Gzip.compress(bytes(text), 0, bytes(text).length);
    }

    private static String text(DecodedRecord decoded) {
        return new String(decoded.lines(), StandardCharsets.UTF_8);
    }
}
