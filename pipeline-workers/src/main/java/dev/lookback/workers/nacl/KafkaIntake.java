package dev.lookback.workers.nacl;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.topic.Lanes;
import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes batches to Kafka as they came. The producer itself tries again for a while; what it gives up on is the harvester's
 * to send again, which keeps it. One that can do nothing any more is made anew.
 */
final class KafkaIntake implements BatchIntake, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaIntake.class);

    private final Supplier<Producer<String, byte[]>> producers;
    private final HarvestTopics topics;
    private final Lanes lanes;
    private final AtomicReference<Producer<String, byte[]>> producer;
    private final AtomicBoolean isFailing = new AtomicBoolean();

    /** @param producers makes one that is idempotent, with acks=all */
    KafkaIntake(Supplier<Producer<String, byte[]>> producers, HarvestTopics topics, Lanes lanes) {
        this.producers = producers;
        this.topics = topics;
        this.lanes = lanes;
        this.producer = new AtomicReference<>(producers.get());
    }

    @Override
    public void take(BatchFrame batch, Consumer<Answer> answer) {
        Optional<String> problem = topics.problem(batch.environment());
        if (problem.isPresent()) {
            answer.accept(new Answer.Nack(
                    batch.id(), batch.environment().harvestTopic() + ": " + problem.orElseThrow(), true));
            return;
        }
        Producer<String, byte[]> current = producer.get();
        try {
            var _ = current.send(entry(batch, current), (metadata, failure) -> {
                if (failure == null) {
                    isFailing.set(false);
                    answer.accept(new Answer.Ack(batch.id()));
                } else {
                    failed(batch, current, failure, answer);
                }
            });
        } catch (RuntimeException e) {
            failed(batch, current, e, answer);
        }
    }

    private ProducerRecord<String, byte[]> entry(BatchFrame batch, Producer<?, ?> current) {
        BatchHeaders headers = BatchHeaders.parse(batch.headers()).orElseThrow();
        String topic = batch.environment().harvestTopic();
        int partition = lanes.partition(
                headers.interval(), headers.host(), current.partitionsFor(topic).size());
        List<Header> text = batch.headers().entrySet().stream()
                .<Header>map(header ->
                        new RecordHeader(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new ProducerRecord<>(topic, partition, batch.key(), batch.value(), text);
    }

    private void failed(
            BatchFrame batch, Producer<String, byte[]> failing, Exception failure, Consumer<Answer> answer) {
        boolean isTooLarge = failure instanceof RecordTooLargeException;
        if (!isTooLarge && isFailing.compareAndSet(false, true)) {
            log.warn("kafka does not take batches: {}", failure.toString());
        }
        if (!isTooLarge && !(failure instanceof RetriableException)) {
            replace(failing);
        }
        answer.accept(new Answer.Nack(batch.id(), "kafka: " + failure, !isTooLarge));
    }

    /** What the old one still has is given back as failed, and so nacked. */
    private void replace(Producer<String, byte[]> failing) {
        if (producer.get() == failing) {
            Producer<String, byte[]> fresh = producers.get();
            if (producer.compareAndSet(failing, fresh)) {
                // Not on the producer's own thread, which it would wait for.
                Thread.ofVirtual().name("nacl-producer-close").start(() -> failing.close(Duration.ZERO));
            } else {
                fresh.close(Duration.ZERO);
            }
        }
    }

    boolean isFailing() {
        return isFailing.get();
    }

    @Override
    public void close() {
        producer.get().close(Duration.ofSeconds(2));
    }
}
