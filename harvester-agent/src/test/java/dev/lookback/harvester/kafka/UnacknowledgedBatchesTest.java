package dev.lookback.harvester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.time.Interval;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class UnacknowledgedBatchesTest {

    private final UnacknowledgedBatches batches =
            new UnacknowledgedBatches(new KafkaSendMetrics(new SimpleMeterRegistry()));

    @Test
    void thereIsOneWhileSomebodyIsToldOfTheLast() throws InterruptedException {
        List<Boolean> wasNone = new ArrayList<>();
        UnacknowledgedBatches.Entry entry = batches.add(batch(), () -> {
            try {
                wasNone.add(batches.awaitNone(Duration.ZERO));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        batches.acknowledge(entry);
        batches.acknowledge(entry);

        assertThat(wasNone).containsExactly(false);
        assertThat(batches.awaitNone(Duration.ZERO)).isTrue();
    }

    private static Batch batch() {
        return new Batch(
                new BatchHeaders(
                        new Interval(7),
                        "web-1",
                        "0f3k9q2m7c00000000",
                        new BatchHeaders.Origin(0, Optional.empty()),
                        new BatchHeaders.Size(1, 1)),
                new byte[] {1});
    }
}
