package dev.lookback.harvester.kafka;

import dev.lookback.harvester.batch.BatchSender;
import dev.lookback.model.batch.Batch;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Sends batches to Kafka in their order. The producer itself retries what may succeed, for ever; this is the second layer
 * for what it gives up on: then it is made anew, and everything that is not acknowledged is sent again, the same bytes in
 * the same order. What so arrives twice, readers drop by its event ids.
 */
final class KafkaBatchSender implements BatchSender {

    private static final Logger log = LoggerFactory.getLogger(KafkaBatchSender.class);

    private final Readiness topic;
    private final Supplier<Producer<String, byte[]>> producers;
    private final BatchRecords records;
    private final KafkaSendMetrics metrics;
    private final Duration pause;
    private final UnacknowledgedBatches unacknowledged;

    /** Held while records are given to the producer: so their order is that of the batches. Never taken by callbacks. */
    private final ReentrantLock sending = new ReentrantLock();

    private Producer<String, byte[]> producer;

    /**
     * @param producers makes one that is idempotent, with acks=all
     * @param pause before a producer that gave up is made anew
     */
    KafkaBatchSender(
            Readiness topic,
            Supplier<Producer<String, byte[]>> producers,
            BatchRecords records,
            KafkaSendMetrics metrics,
            Duration pause) {
        this.topic = topic;
        this.producers = producers;
        this.records = records;
        this.metrics = metrics;
        this.pause = pause;
        this.unacknowledged = new UnacknowledgedBatches(metrics);
        this.producer = producers.get();
    }

    @Override
    public void send(Batch batch, Runnable acknowledged) throws InterruptedException {
        topic.awaitReady();
        sending.lockInterruptibly();
        try {
            UnacknowledgedBatches.Entry entry = unacknowledged.add(batch, acknowledged);
            if (!unacknowledged.isBroken()) {
                transmit(entry);
            }
        } finally {
            sending.unlock();
        }
    }

    private void transmit(UnacknowledgedBatches.Entry entry) {
        int generation = unacknowledged.generation();
        long sent = metrics.now();
        try {
            var _ = producer.send(records.of(entry.batch(), producer), (metadata, failure) -> {
                if (failure == null) {
                    metrics.appended(sent, metadata.timestamp());
                    unacknowledged.acknowledge(entry);
                } else {
                    failed(generation, failure);
                }
            });
        } catch (RuntimeException e) {
            failed(generation, e);
        }
    }

    private void failed(int generation, Exception failure) {
        if (unacknowledged.breakOff(generation)) {
            log.warn("kafka's producer gave up, it is made anew in {}: {}", pause, failure.toString());
            Thread.ofVirtual().name("kafka-recovery").start(this::recover);
        }
    }

    private void recover() {
        sending.lock();
        try {
            if (unacknowledged.awaitClosed(pause)) {
                return;
            }
            producer.close(Duration.ZERO);
            producer = producers.get();
            unacknowledged.mend();
            for (UnacknowledgedBatches.Entry entry : unacknowledged.entries()) {
                if (!unacknowledged.isBroken()) {
                    transmit(entry);
                }
            }
        } catch (InterruptedException e) {
            log.debug("stopped while kafka's producer was made anew");
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close(Duration limit) throws InterruptedException {
        unacknowledged.awaitNone(limit);
        unacknowledged.close();
        sending.lock();
        try {
            producer.close(Duration.ZERO);
        } finally {
            sending.unlock();
        }
    }

    int unacknowledged() {
        return unacknowledged.entries().size();
    }
}
