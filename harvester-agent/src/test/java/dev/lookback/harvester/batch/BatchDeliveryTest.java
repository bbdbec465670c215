package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Intervals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

@Timeout(60)
class BatchDeliveryTest {

    @TempDir
    private Path directory;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private InMemoryBatchSender sender = InMemoryBatchSender.present();
    private BatchBuffer buffer = newBuffer(Duration.ofHours(1));

    @Test
    void sendsWhatIsOpenWhenItStops() throws IOException {
        BatchDelivery delivery = start();
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        buffer.offer(SampleLines.line("web-1", 1, "two"));

        delivery.stop();

        Batch batch = sender.kept().getFirst();
        byte[] lines = Gzip.expand(batch.value(), Batch.MAX_RAW_BYTES);
        assertThat(new String(lines, StandardCharsets.UTF_8))
                .isEqualTo(SampleLines.text("web-1", 0, "one") + "\n" + SampleLines.text("web-1", 1, "two") + "\n");
        assertThat(batch.headers().size()).isEqualTo(new BatchHeaders.Size(2, lines.length));
    }

    @Test
    void sendsABatchWhenItIsOldThoughNothingArrives() {
        buffer = newBuffer(Duration.ofMillis(50));
        BatchDelivery delivery = start();
        buffer.offer(SampleLines.line("web-1", 0, "one"));

        await().until(() -> sender.kept().size() == 1);
        delivery.stop();
    }

    @Test
    void numbersBatchesInTheOrderOfSendingAcrossRuns() {
        BatchDelivery delivery = start();
        buffer.offer(SampleLines.line("web-1", 300, "one"));
        buffer.offer(SampleLines.line("web-1", 0, "two"));
        delivery.stop();
        buffer = newBuffer(Duration.ofHours(1));
        BatchDelivery next = start();
        buffer.offer(SampleLines.line("web-2", 600, "three"));
        next.stop();

        List<BatchHeaders> headers = sender.kept().stream().map(Batch::headers).toList();
        assertThat(headers)
                .extracting(header ->
                        header.toMap().get("lb-seq") + " " + header.toMap().get("lb-interval") + " "
                                + header.toMap().get("lb-prev"))
                .containsExactly("0 00001 ", "1 00000 00001", "2 00002 00000");
        assertThat(headers)
                .extracting(BatchHeaders::agent)
                .containsOnly(headers.getFirst().agent());
    }

    @Test
    void keepsItsBooks() {
        BatchDelivery delivery = start();
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        buffer.offer(SampleLines.line("web-2", 0, "two"));
        assertThat(gauge("lookback.harvester.events.in.hand")).isEqualTo(2);

        delivery.stop();

        assertThat(registry.get("lookback.harvester.events.delivered").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("lookback.harvester.batches.delivered")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(gauge("lookback.harvester.events.in.hand")).isZero();
    }

    @Test
    void stopsInTimeWhenTheTargetIsAwayAndCountsWhatIsLost() {
        sender = InMemoryBatchSender.away();
        BatchDelivery delivery = start(Duration.ofMillis(50));
        buffer.offer(SampleLines.line("web-1", 0, "one"));

        delivery.stop();

        assertThat(registry.get("lookback.harvester.events.dropped")
                        .tag("reason", "stopped")
                        .counter()
                        .count())
                .isEqualTo(1);
        // The number that it gave did not arrive: nobody goes on counting behind it.
        assertThat(new AgentFile(directory).take().next()).isZero();
    }

    @Test
    void takesInAgainWhatItRefusedOnceTheTargetIsBack() throws InterruptedException {
        sender = InMemoryBatchSender.away();
        BatchDelivery delivery = start();
        int taken = 0;
        while (buffer.offer(SampleLines.line("web-1", 0, "x".repeat(100_000)))) {
            taken++;
        }
        assertThat(taken).isBetween(10, 100);

        sender.comeBack();

        assertThat(buffer.awaitRoom(Duration.ofSeconds(30))).isTrue();
        delivery.stop();
        assertThat(sender.kept().stream()
                        .mapToInt(batch -> batch.headers().size().count())
                        .sum())
                .isEqualTo(taken);
    }

    private BatchDelivery start() {
        return start(Duration.ofSeconds(30));
    }

    private BatchDelivery start(Duration stopLimit) {
        BatchMetrics metrics = new BatchMetrics(new HarvesterMetrics(registry), registry);
        BatchDelivery delivery = new BatchDelivery(buffer, sender, new AgentFile(directory), metrics, stopLimit);
        delivery.start();
        return delivery;
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private static BatchBuffer newBuffer(Duration maxAge) {
        BatchProperties properties = new BatchProperties(
                maxAge,
                100,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                new BatchProperties.Spool(Path.of("unused")));
        return new BatchBuffer(new Intervals(Duration.ofMinutes(5)), properties, Clock.systemUTC());
    }
}
