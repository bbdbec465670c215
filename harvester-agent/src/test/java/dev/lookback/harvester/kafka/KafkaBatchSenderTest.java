package dev.lookback.harvester.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.batch.BatchSender;
import dev.lookback.harvester.batch.BatchSenderContract;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.topic.Lanes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

@Timeout(60)
class KafkaBatchSenderTest extends BatchSenderContract {

    private final List<MockProducer<String, byte[]>> producers = new CopyOnWriteArrayList<>();

    /** Before it acknowledges at once: how many producers wait for the test. */
    private int patientProducers;

    @Override
    protected BatchSender newSender() {
        return new KafkaBatchSender(
                () -> {},
                this::newProducer,
                new BatchRecords("h-prod", new Lanes(1)),
                new KafkaSendMetrics(new SimpleMeterRegistry()),
                Duration.ofMillis(10));
    }

    private MockProducer<String, byte[]> newProducer() {
        boolean isPrompt = producers.size() >= patientProducers;
        MockProducer<String, byte[]> producer = MockProducers.withPartitions("h-prod", 4, isPrompt);
        producers.add(producer);
        return producer;
    }

    @Override
    protected List<Batch> kept() {
        return producers.getLast().history().stream()
                .map(KafkaBatchSenderTest::batch)
                .toList();
    }

    @Test
    void sendsEverythingUnacknowledgedAgainInOrderWhenTheProducerGivesUp() throws InterruptedException {
        BatchSender sender = patientSender(1);
        AtomicInteger acknowledged = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            sender.send(batch(i, "text " + i), acknowledged::incrementAndGet);
        }
        MockProducer<String, byte[]> first = producers.getLast();
        first.completeNext();
        first.errorNext(new TopicAuthorizationException("h-prod"));

        await().untilAsserted(() -> assertThat(acknowledged).hasValue(4));

        assertThat(first.closed()).isTrue();
        assertThat(sequences()).containsExactly("1", "2", "3");
        sender.close(Duration.ofSeconds(10));
    }

    @Test
    void takesBatchesWhileTheProducerIsMadeAnewAndKeepsTheirOrder() throws InterruptedException {
        BatchSender sender = patientSender(1);
        AtomicInteger acknowledged = new AtomicInteger();
        sender.send(batch(0, "zero"), acknowledged::incrementAndGet);
        producers.getLast().errorNext(new TopicAuthorizationException("h-prod"));
        for (int i = 1; i < 20; i++) {
            sender.send(batch(i, "text " + i), acknowledged::incrementAndGet);
        }

        await().untilAsserted(() -> assertThat(acknowledged).hasValue(20));

        assertThat(sequences()).hasSize(20).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
        sender.close(Duration.ofSeconds(10));
    }

    @Test
    void triesAgainHoweverOftenTheProducerGivesUp() throws InterruptedException {
        BatchSender sender = patientSender(3);
        AtomicInteger acknowledged = new AtomicInteger();
        sender.send(batch(0, "zero"), acknowledged::incrementAndGet);
        int before = producers.size();
        for (int i = 0; i < 3; i++) {
            int made = before + i;
            await().until(() ->
                    producers.size() == made && !producers.getLast().history().isEmpty());
            producers.getLast().errorNext(new TopicAuthorizationException("h-prod"));
        }

        await().untilAsserted(() -> assertThat(acknowledged).hasValue(1));
        sender.close(Duration.ofSeconds(10));
    }

    @Test
    void closesInTimeThoughNothingIsAcknowledged() throws InterruptedException {
        BatchSender sender = patientSender(1);
        AtomicInteger acknowledged = new AtomicInteger();
        sender.send(batch(0, "zero"), acknowledged::incrementAndGet);

        sender.close(Duration.ofMillis(20));
        producers.getLast().completeNext();

        assertThat(producers.getLast().closed()).isTrue();
        assertThat(acknowledged).hasValue(0);
    }

    private BatchSender patientSender(int patient) {
        patientProducers = producers.size() + patient;
        return newSender();
    }

    private List<String> sequences() {
        return kept().stream()
                .map(batch -> Long.toString(batch.headers().origin().sequence()))
                .toList();
    }

    private static Batch batch(ProducerRecord<String, byte[]> stored) {
        return new Batch(
                BatchHeaders.parse(Arrays.stream(stored.headers().toArray())
                                .collect(Collectors.toMap(
                                        header -> header.key(),
                                        header -> new String(header.value(), StandardCharsets.UTF_8))))
                        .orElseThrow(),
                stored.value());
    }
}
