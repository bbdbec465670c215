package dev.lookback.standalone.deadletters;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A record of {@code d-<env>}: a dead letter, or the mark that one was sent back. */
record Letter(LetterId id, ConsumerRecord<byte[], byte[]> record) {

    static final String REASON = "lb-reason";
    static final String TOPIC = "lb-topic";
    static final String PARTITION = "lb-partition";
    static final String OFFSET = "lb-offset";
    /** The size of a value that was larger than {@code d-<env>} takes, and is not there. */
    static final String TOO_LARGE = "lb-too-large";
    /** Of a mark: the letter that was sent back. */
    static final String REPLAYED = "lb-replayed";

    static Letter of(ConsumerRecord<byte[], byte[]> record) {
        return new Letter(new LetterId(record.partition(), record.offset()), record);
    }

    Instant keptAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    byte @Nullable [] value() {
        return record.value();
    }

    int size() {
        return Math.max(0, record.serializedValueSize());
    }

    String reason() {
        return header(REASON).orElse("no reason given");
    }

    /** What comes before the reason's first colon: Elasticsearch's type of error. */
    String kindOfReason() {
        String reason = reason();
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    /** The record that it was, in one word, like {@code h-prod/2/4711}. */
    String origin() {
        return header(TOPIC).orElse("?") + "/" + header(PARTITION).orElse("?") + "/"
                + header(OFFSET).orElse("?");
    }

    /** Of a mark: the letter that it is about. */
    Optional<LetterId> replayed() {
        return record.value() == null ? header(REPLAYED).map(LetterId::parse) : Optional.empty();
    }

    Optional<String> header(String name) {
        Header header = record.headers().lastHeader(name);
        return Optional.ofNullable(header).map(Header::value).map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
