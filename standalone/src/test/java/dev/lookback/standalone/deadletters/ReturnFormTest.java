package dev.lookback.standalone.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.event.EventTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ReturnFormTest {

    private static final String LINE = "{\"@timestamp\":\"" + EventTime.format(Instant.parse("2026-11-23T16:08:00Z"))
            + "\",\"event\":{\"id\":\"0f3k9q2m7c00000042\",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},"
            + "\"service\":{\"name\":\"nginx\"},\"labels\":\"no object\"}";

    @Test
    void aRefusedEventGoesBackAloneToItsPartitionWithoutItsBatchsHeaders() {
        Letter letter = letter(
                bytes(LINE),
                "lb-version: 1",
                "lb-count: 900",
                "content-encoding: gzip",
                "lb-reason: document_parsing_exception: labels",
                "lb-topic: h-prod",
                "lb-partition: 2",
                "lb-offset: 4711");

        ProducerRecord<byte[], byte[]> record = form(letter);

        assertThat(record.topic()).isEqualTo("h-prod");
        assertThat(record.partition()).isEqualTo(2);
        assertThat(record.key()).isEqualTo(bytes("web-1"));
        assertThat(record.value()).isEqualTo(bytes(LINE));
        assertThat(record.headers()).isEmpty();
    }

    @Test
    void anythingElseGoesBackAsItCame() {
        Letter letter = letter(
                bytes(LINE + "\nno event"),
                "lb-version: 1",
                "mine: x",
                "mine: y",
                "lb-reason: line 1",
                "lb-topic: h-prod",
                "lb-partition: 0",
                "lb-offset: 4711");

        ProducerRecord<byte[], byte[]> record = form(letter);

        assertThat(record.value()).isEqualTo(letter.value());
        assertThat(headers(record)).containsExactly("lb-version: 1", "mine: x", "mine: y");
    }

    @Test
    void whereThePartitionIsNotKnownKafkaChooses() {
        assertThat(form(letter(bytes("x"))).partition()).isNull();
        assertThat(form(letter(bytes("x"), "lb-topic: h-other", "lb-partition: 1"))
                        .partition())
                .isNull();
        assertThat(form(letter(bytes("x"), "lb-topic: h-prod", "lb-partition: 4"))
                        .partition())
                .isNull();
        assertThat(form(letter(bytes("x"), "lb-topic: h-prod", "lb-partition: -1"))
                        .partition())
                .isNull();
    }

    @Test
    void aLetterWithoutAValueHasNoForm() {
        assertThat(ReturnForm.of(letter(null, "lb-too-large: 9000000"), "h-prod", 4))
                .isEmpty();
    }

    private static ProducerRecord<byte[], byte[]> form(Letter letter) {
        return ReturnForm.of(letter, "h-prod", 4).orElseThrow();
    }

    private static Letter letter(byte[] value, String... headers) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("d-prod", 0, 17, bytes("web-1"), value);
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            record.headers().add(parts[0], bytes(parts[1]));
        }
        return Letter.of(record);
    }

    private static List<String> headers(ProducerRecord<?, ?> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
