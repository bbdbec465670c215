package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

class KafkaAwayIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String BULK = "x".repeat(10_000);

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;

    @BeforeEach
    void startKafka() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    }

    @AfterEach
    void closeKafka() {
        kafka.close();
    }

    @Test
    void takesEventsInThoughKafkaIsAbsentAtTheStart() throws Exception {
        kafka.kill();
        try (RunningHarvester harvester = start()) {
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - early\n");
            await().atMost(LIMIT).until(() -> harvester.books("received") == 1);
            assertThat(harvester.readiness()).isEqualTo(Status.DOWN);
            assertThat(harvester.liveness()).isEqualTo(Status.UP);

            kafka.restart();

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 1);
            await().atMost(LIMIT).until(() -> harvester.readiness().equals(Status.UP));
        }
        assertThat(HarvestedBatches.read(kafka.bootstrapServers(), "h-away").messages())
                .containsExactly("early");
    }

    @Test
    void makesTcpWaitAndUdpDropAndLosesNoLineOfTcpWhileKafkaIsAway() throws Exception {
        try (RunningHarvester harvester = start()) {
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - before\n");
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 1);
            kafka.kill();
            AtomicInteger written = new AtomicInteger();
            Thread sender = Thread.ofVirtual().start(() -> write(harvester, 3_000, written));
            await().atMost(LIMIT).until(() -> isBlocked(written));
            await().atMost(LIMIT).until(() -> {
                harvester.sendUdp("<34>1 2026-10-11T22:14:15Z web-2 su - - - " + BULK);
                return harvester.books("dropped") > 0;
            });

            kafka.restart();

            sender.join();
            await().atMost(LIMIT).until(() -> harvester.books("received") > 3_001 && harvester.books("in.hand") == 0);
            assertThat(harvester.books("delivered") + harvester.books("dropped"))
                    .isEqualTo(harvester.books("received"));
        }
        assertThat(HarvestedBatches.read(kafka.bootstrapServers(), "h-away").events())
                .filteredOn(event -> event.at("/host/name").asString().equals("web-1"))
                .extracting(event -> event.at("/message").asString().split(" ")[0])
                .hasSize(3_001)
                .doesNotHaveDuplicates();
    }

    /** {@code -Dlookback.away=600} stops Kafka for ten minutes. */
    @Test
    void takesInWhatComesWhileKafkaIsAwayAndSendsItInOrderWhenItIsBack() throws Exception {
        Duration away = Duration.ofSeconds(Integer.getInteger("lookback.away", 5));
        int perSecond = 1_000;
        int all = Math.toIntExact(away.toSeconds() * perSecond);
        try (RunningHarvester harvester =
                RunningHarvester.start("away", kafka.bootstrapServers(), directory.resolve("spool"))) {
            kafka.kill();
            sendPaced(harvester, all, perSecond);
            await().atMost(LIMIT).until(() -> harvester.books("received") == all);
            assertThat(harvester.books("delivered")).isZero();
            assertThat(harvester.books("dropped")).isZero();
            System.out.printf("kafka away for %s: %d events in %d bytes of spool%n", away, all, harvester.spoolBytes());

            kafka.restart();

            long start = System.nanoTime();
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == all);
            System.out.printf("kafka back: all delivered after %d ms%n", (System.nanoTime() - start) / 1_000_000);
        }
        HarvestedBatches batches = HarvestedBatches.read(kafka.bootstrapServers(), "h-away");
        List<String> ids = batches.ids();
        assertThat(ids).hasSize(all);
        assertThat(new HashSet<>(ids)).hasSize(all);
        assertThat(batches.headers())
                .extracting(headers -> headers.origin().sequence())
                .isEqualTo(LongStream.range(0, batches.records().size()).boxed().toList());
    }

    private static void sendPaced(RunningHarvester harvester, int count, int perSecond) throws IOException {
        long begin = System.nanoTime();
        try (Socket socket = harvester.connect()) {
            OutputStream output = socket.getOutputStream();
            for (int i = 0; i < count; i++) {
                String line = "<34>1 2026-10-11T22:14:15Z web-1 su - - - GET /cart took " + i + " us\n";
                output.write(line.getBytes(StandardCharsets.UTF_8));
                LockSupport.parkNanos(begin + (i + 1) * 1_000_000_000L / perSecond - System.nanoTime());
            }
        }
    }

    private RunningHarvester start() {
        return RunningHarvester.start(
                "away",
                kafka.bootstrapServers(),
                directory.resolve("spool"),
                "lookback.harvester.max-on-the-way=100KB",
                "lookback.harvester.max-open=1MB",
                "lookback.harvester.spool.max-size=1MB",
                "lookback.harvester.syslog.udp.queue-size=100KB");
    }

    private static void write(RunningHarvester harvester, int count, AtomicInteger written) {
        try (Socket socket = harvester.connect()) {
            OutputStream output = socket.getOutputStream();
            for (int i = 0; i < count; i++) {
                String line = "<34>1 2026-10-11T22:14:15Z web-1 su - - - " + i + " " + random(i) + "\n";
                output.write(line.getBytes(StandardCharsets.UTF_8));
                written.set(i + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text that gzip cannot make small. */
    private static String random(int seed) {
        return new Random(seed)
                .ints(10_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether nothing was written for a while. */
    private static boolean isBlocked(AtomicInteger written) {
        int before = written.get();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        return before > 0 && written.get() == before && before < 3_000;
    }
}
