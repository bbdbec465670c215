package dev.lookback.workers.recent;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code d-<env>}. The producer retries for its delivery timeout; this begins again after that. */
final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaOperations<byte[], byte[]> kafka;
    private final String topic;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.empty();

    KafkaDeadLetters(KafkaOperations<byte[], byte[]> kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public void keep(List<Letter> letters, ConsumerRecord<byte[], byte[]> origin) throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> open = letters.stream()
                .map(letter -> new ProducerRecord<>(
                        topic, null, null, origin.key(), letter.value(), headers(origin, letter.reason())))
                .toList();
        while (!open.isEmpty()) {
            open = notKept(open);
            if (open.isEmpty()) {
                trouble = Optional.empty();
            } else if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("closed");
            }
        }
    }

    /** Why letters are not kept yet: while one is not, its record is not settled. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Sends them all before it waits for any: an index that refuses much must not be slow for that. */
    private List<ProducerRecord<byte[], byte[]>> notKept(List<ProducerRecord<byte[], byte[]>> letters)
            throws InterruptedException {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        letters.forEach(letter -> sent.add(send(letter)));
        List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();
        for (int each = 0; each < sent.size(); each++) {
            try {
                sent.get(each).get();
            } catch (ExecutionException e) {
                open.add(next(letters.get(each), e));
            }
        }
        return open;
    }

    private CompletableFuture<?> send(ProducerRecord<byte[], byte[]> letter) {
        try {
            return kafka.send(letter);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What is to be sent in place of one that was not taken. */
    private ProducerRecord<byte[], byte[]> next(ProducerRecord<byte[], byte[]> letter, ExecutionException e) {
        if (letter.value() != null && isTooLarge(e)) {
            return withoutValue(letter);
        }
        String reason = NestedExceptionUtils.getMostSpecificCause(e).toString();
        if (trouble.isEmpty()) {
            LOG.warn("{}: dead letters not kept, trying again until they are: {}", topic, reason);
        }
        trouble = Optional.of("kafka does not take dead letters to " + topic + ": " + reason);
        return letter;
    }

    private static boolean isTooLarge(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RecordTooLargeException.class::isInstance);
    }

    /** The place and the reason are kept all the same: the record itself stays where it is for its topic's retention. */
    private static ProducerRecord<byte[], byte[]> withoutValue(ProducerRecord<byte[], byte[]> letter) {
        ProducerRecord<byte[], byte[]> empty =
                new ProducerRecord<>(letter.topic(), null, null, letter.key(), null, letter.headers());
        add(empty.headers(), "lb-too-large", Integer.toString(letter.value().length));
        return empty;
    }

    private static Headers headers(ConsumerRecord<byte[], byte[]> origin, String reason) {
        Headers headers = new RecordHeaders(origin.headers().toArray());
        add(headers, "lb-reason", reason);
        add(headers, "lb-topic", origin.topic());
        add(headers, "lb-partition", Integer.toString(origin.partition()));
        add(headers, "lb-offset", Long.toString(origin.offset()));
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
