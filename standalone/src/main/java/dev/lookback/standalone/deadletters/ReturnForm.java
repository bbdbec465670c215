package dev.lookback.standalone.deadletters;

import dev.lookback.model.event.EventHead;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/**
 * How a letter goes back to {@code h-<env>}. An event line that Elasticsearch has refused goes as a record of its own,
 * without the headers of the batch that it was in: every reader takes it with its id and time. Anything else goes as it
 * came.
 */
final class ReturnForm {

    /** What the es-consumer has put on top. */
    private static final Set<String> OF_THE_LETTER =
            Set.of(Letter.REASON, Letter.TOPIC, Letter.PARTITION, Letter.OFFSET, Letter.TOO_LARGE);

    private ReturnForm() {}

    /**
     * @param partitions of the topic: the letter goes where it was before
     * @return nothing where the letter has no value
     */
    static Optional<ProducerRecord<byte[], byte[]>> of(Letter letter, String topic, int partitions) {
        byte[] value = letter.value();
        if (value == null) {
            return Optional.empty();
        }
        Headers headers = new RecordHeaders();
        if (!isEventLine(value)) {
            letter.record().headers().forEach(header -> {
                if (!OF_THE_LETTER.contains(header.key())) {
                    headers.add(header);
                }
            });
        }
        return Optional.of(new ProducerRecord<>(
                topic,
                partition(letter, topic, partitions),
                null,
                letter.record().key(),
                value,
                headers));
    }

    private static boolean isEventLine(byte[] value) {
        for (byte each : value) {
            if (each == '\n') {
                return false;
            }
        }
        return EventHead.isHead(value, 0, value.length);
    }

    private static @Nullable Integer partition(Letter letter, String topic, int partitions) {
        return letter.header(Letter.TOPIC)
                .filter(topic::equals)
                .flatMap(any -> letter.header(Letter.PARTITION))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(partition -> partition < partitions)
                .orElse(null);
    }
}
