package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.harvester.spool.Spools;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Intervals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

@Timeout(60)
class BatchDeliveryTest {

    @TempDir
    private Path directory;

    private MeterRegistry registry = new SimpleMeterRegistry();
    private InMemoryBatchSender sender = InMemoryBatchSender.present();
    private Spool spool;
    private BatchBuffer buffer;

    @BeforeEach
    void open() {
        open(Duration.ofHours(1));
    }

    private void open(Duration maxAge) {
        open(maxAge, Spools.open(directory));
    }

    private void open(Duration maxAge, Spool opened) {
        spool = opened;
        registry = new SimpleMeterRegistry();
        buffer = new BatchBuffer(
                new Intervals(Duration.ofMinutes(5)), Spooled.properties(maxAge, directory), spool, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        spool.close();
    }

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
        spool.close();
        open(Duration.ofMillis(50));
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
        reopen();
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

        assertThat(counter("lookback.harvester.events.delivered")).isEqualTo(2);
        assertThat(counter("lookback.harvester.batches.delivered")).isEqualTo(2);
        assertThat(gauge("lookback.harvester.events.in.hand")).isZero();
        assertThat(gauge("lookback.harvester.spool.batches")).isZero();
        assertThat(gauge("lookback.harvester.spool.age")).isZero();
    }

    @Test
    void stopsInTimeWhenTheTargetIsAwayAndSendsAtTheNextStartWhatItHad() throws IOException {
        sender = InMemoryBatchSender.away();
        BatchDelivery delivery = start(Duration.ofMillis(50));
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        delivery.stop();
        assertThat(sender.kept()).isEmpty();
        reopen();
        sender = InMemoryBatchSender.present();

        BatchDelivery next = start();

        await().until(() -> sender.kept().size() == 1);
        assertThat(sender.kept().getFirst().headers().origin().sequence()).isZero();
        assertThat(counter("lookback.harvester.events.received")).isEqualTo(1);
        await().until(() -> counter("lookback.harvester.events.delivered") == 1);
        next.stop();
        reopen();
        assertThat(spool.recoveredBatches()).isEmpty();
    }

    @Test
    void sendsAtTheNextStartWhatWasInNoBatchWhenItWasKilled() throws Exception {
        buffer.offer(SampleLines.line("web-1", 0, "one"));
        buffer.offer(SampleLines.line("web-2", 0, "two"));
        assertThat(buffer.awaitDurable(Duration.ofSeconds(20))).isTrue();
        reopen();

        BatchDelivery next = start();
        next.stop();

        assertThat(sender.kept()).extracting(batch -> batch.headers().host()).containsExactly("web-1", "web-2");
    }

    @Test
    void goesOnTakingInWhileTheTargetIsAway() throws InterruptedException {
        sender = InMemoryBatchSender.away();
        BatchDelivery delivery = start();
        for (int i = 0; i < 1_000; i++) {
            EventLine line = SampleLines.line("web-1", 0, "x".repeat(20_000) + i);
            while (!buffer.offer(line)) {
                assertThat(buffer.awaitRoom(Duration.ofSeconds(30))).isTrue();
            }
        }

        sender.comeBack();

        delivery.stop();
        assertThat(sender.kept().stream()
                        .mapToInt(batch -> batch.headers().size().count())
                        .sum())
                .isEqualTo(1_000);
        assertThat(sender.kept())
                .extracting(batch -> batch.headers().origin().sequence())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aDiskThatEventsHaveFilledIsEmptiedOnceTheTargetIsBack() throws InterruptedException {
        spool.close();
        open(Duration.ofMillis(50), Spools.openOnDiskOf(directory, 16 * 1024 * 1024));
        sender = InMemoryBatchSender.away();
        BatchDelivery delivery = start();
        int taken = fill();
        assertThat(taken).isGreaterThan(100);
        assertThat(spool.trouble()).contains("bytes free on the disk");

        sender.comeBack();

        await().until(() -> counter("lookback.harvester.events.delivered") == taken);
        assertThat(buffer.awaitRoom(Duration.ofSeconds(20))).isTrue();
        assertThat(spool.trouble()).isNull();
        delivery.stop();
    }

    /** Offers lines that gzip does not make smaller until there is no room for a while; returns how many were taken. */
    private int fill() throws InterruptedException {
        Random random = new Random(42);
        byte[] text = new byte[10_000];
        int taken = 0;
        do {
            random.nextBytes(text);
            EventLine line = SampleLines.line("web-1", 0, HexFormat.of().formatHex(text));
            taken += buffer.offer(line) ? 1 : 0;
        } while (buffer.awaitRoom(Duration.ofSeconds(1)));
        return taken;
    }

    private void reopen() {
        spool.close();
        open(Duration.ofHours(1));
    }

    private BatchDelivery start() {
        return start(Duration.ofSeconds(30));
    }

    private BatchDelivery start(Duration stopLimit) {
        UnsentBatches unsent = new UnsentBatches(spool, buffer, 1_000_000);
        BatchMetrics metrics = new BatchMetrics(new HarvesterMetrics(registry), registry);
        metrics.inHand(buffer, unsent, spool, Clock.systemUTC());
        BatchDelivery delivery =
                new BatchDelivery(new BatchSealer(buffer, spool, unsent), unsent, sender, metrics, stopLimit);
        delivery.start();
        return delivery;
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double counter(String name) {
        return registry.get(name).counter().count();
    }
}
