package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class KafkaDeadLettersTest {

    private static final ConsumerRecord<byte[], byte[]> ORIGIN =
            new ConsumerRecord<>("h-prod", 2, 17, bytes("web-1"), bytes("the batch"));

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public void close(Duration limit) {
                    // The template closes what the factory gave it after every send; a real factory's goes on.
                }
            };
    private final KafkaDeadLetters letters =
            new KafkaDeadLetters(new KafkaTemplate<>(new OneProducer(kafka)), "d-prod");

    @Test
    void allAreSentBeforeAnyIsWaitedForAndKeptWhenAllAre() {
        CompletableFuture<Void> keeping = keep(100);
        await().until(() -> kafka.history().size() == 100);
        IntStream.range(0, 99).forEach(any -> kafka.completeNext());
        assertThat(keeping).isNotDone();

        kafka.completeNext();

        await().until(keeping::isDone);
        assertThat(letters.trouble()).isEmpty();
        ProducerRecord<byte[], byte[]> letter = kafka.history().getFirst();
        assertThat(letter.key()).isEqualTo(bytes("web-1"));
        assertThat(header(letter, "lb-reason")).isEqualTo("reason 0");
        assertThat(header(letter, "lb-topic")).isEqualTo("h-prod");
        assertThat(header(letter, "lb-partition")).isEqualTo("2");
        assertThat(header(letter, "lb-offset")).isEqualTo("17");
    }

    @Test
    void onlyWhatWasNotTakenIsSentAgainAndTheTroubleIsNamed() {
        CompletableFuture<Void> keeping = keep(3);
        await().until(() -> kafka.history().size() == 3);
        kafka.completeNext();
        kafka.errorNext(new TimeoutException("no leader"));
        kafka.completeNext();

        await().until(() -> kafka.history().size() == 4);
        assertThat(letters.trouble())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("kafka does not take dead letters to d-prod: ")
                        .contains("no leader"));
        assertThat(kafka.history().getLast().value()).isEqualTo(bytes("line 1"));
        kafka.completeNext();

        await().until(keeping::isDone);
        assertThat(letters.trouble()).isEmpty();
    }

    @Test
    void oneThatIsTooLargeIsKeptWithoutItsValue() {
        CompletableFuture<Void> keeping = keep(1);
        await().until(() -> kafka.history().size() == 1);
        kafka.errorNext(new RecordTooLargeException("too large"));

        await().until(() -> kafka.history().size() == 2);
        kafka.completeNext();

        await().until(keeping::isDone);
        assertThat(kafka.history().getLast().value()).isNull();
        assertThat(header(kafka.history().getLast(), "lb-too-large")).isEqualTo("6");
    }

    @Test
    void closingEndsTheWaiting() {
        CompletableFuture<Void> keeping = keep(1);
        await().until(() -> kafka.history().size() == 1);
        kafka.errorNext(new TimeoutException("no leader"));

        letters.close();

        await().until(keeping::isCompletedExceptionally);
    }

    private CompletableFuture<Void> keep(int count) {
        List<DeadLetters.Letter> lines = IntStream.range(0, count)
                .mapToObj(number -> new DeadLetters.Letter(bytes("line " + number), "reason " + number))
                .toList();
        return CompletableFuture.runAsync(() -> {
            try {
                letters.keep(lines, ORIGIN);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record OneProducer(Producer<byte[], byte[]> producer) implements ProducerFactory<byte[], byte[]> {

        @Override
        public Producer<byte[], byte[]> createProducer() {
            return producer;
        }
    }
}
