package dev.lookback.harvester.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.harvester.event.SourcePosition;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.process.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

@Timeout(60)
class SpoolTest {

    private static final long PLENTY = 64 * 1024 * 1024;

    @TempDir
    private Path directory;

    @Test
    void givesAfterAKillEveryEventThatWasOnDiskInItsOrder() {
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            List<String> taken = fill(spool, 1_000);

            assertThat(recover(killed())).isEqualTo(taken);
        }
    }

    @Test
    void givesEveryWholeEventWhereverTheJournalIsCut() throws IOException {
        List<String> taken;
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            taken = fill(spool, 5);
        }
        byte[] whole = Files.readAllBytes(
                Spools.files(directory.resolve("spool"), "events-").getFirst());
        int recovered = 0;
        for (int length = 0; length <= whole.length; length++) {
            JournalReplay replay = new JournalReplay(new Intervals(Duration.ofMinutes(5)));
            replay.segment(Arrays.copyOf(whole, length), 0);

            List<String> events = Spools.texts(replay.unsealed());

            assertThat(events).as("cut at %d", length).isEqualTo(taken.subList(0, events.size()));
            assertThat(events.size()).as("cut at %d", length).isGreaterThanOrEqualTo(recovered);
            recovered = events.size();
        }
        assertThat(recovered).isEqualTo(5);
    }

    @Test
    void goesOnBehindATornTailWithTheSameName() throws IOException {
        String agent;
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            agent = spool.agent().agent();
            fill(spool, 2);
        }
        Path segment = Spools.files(directory.resolve("spool"), "events-").getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 1));

        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            assertThat(spool.agent().agent()).isEqualTo(agent);
            assertThat(spool.takeRecoveredEvents()).hasSize(1);
            fill(spool, 1);
        }
        assertThat(recover(directory.resolve("spool"))).hasSize(2);
    }

    @Test
    void takesANewNameWhereTheJournalIsDamagedBeforeItsEnd() throws IOException {
        String agent;
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            agent = spool.agent().agent();
            fill(spool, 3);
        }
        Path segment = Spools.files(directory.resolve("spool"), "events-").getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            assertThat(spool.agent().agent()).isNotEqualTo(agent);
            assertThat(spool.takeRecoveredEvents()).hasSize(2);
        }
    }

    @Test
    void givesABatchAgainWithTheSameBytesUntilItIsAcknowledged() throws IOException {
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            String agent = spool.agent().agent();
            SealedBatch first = Spools.batch(agent, 0, "web-1", "{}\n", append(spool, "web-1"));
            SealedBatch second = Spools.batch(agent, 1, "web-2", "{}\n", append(spool, "web-2"));
            append(spool, "web-1");
            List<StoredBatch> stored = spool.store(List.of(first, second), state(agent, 2));
            Spools.awaitDurable(spool);
            Path left = killed();

            try (Spool next = Spools.open(left)) {
                assertThat(next.takeRecoveredEvents()).hasSize(1);
                assertThat(read(next, next.recoveredBatches()))
                        .usingRecursiveComparison()
                        .isEqualTo(List.of(first.batch(), second.batch()));
                assertThat(next.agent()).isEqualTo(state(agent, 2));
            }
            stored.forEach(spool::acknowledged);
            await().until(() ->
                    Spools.files(directory.resolve("spool"), "batches-").isEmpty());
        }
        try (Spool next = Spools.open(directory.resolve("spool"))) {
            assertThat(next.recoveredBatches()).isEmpty();
            assertThat(next.takeRecoveredEvents()).hasSize(1);
            assertThat(next.agent().next()).isEqualTo(2);
        }
    }

    @Test
    void givesNoNumberTwiceThoughTheJournalDoesNotSayYetThatItWasGiven() throws IOException {
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            append(spool, "web-1");
            Spools.awaitDurable(spool);
            Path before = Spools.files(killed(), "events-").getFirst();
            String agent = spool.agent().agent();
            spool.store(List.of(Spools.batch(agent, 0, "web-1", "{}\n", append(spool, "web-1"))), state(agent, 1));
            Path left = Spools.killed(directory.resolve("spool"), directory.resolve("later"));
            Files.copy(before, left.resolve(before.getFileName()), StandardCopyOption.REPLACE_EXISTING);

            try (Spool next = Spools.open(left)) {
                assertThat(next.agent()).isEqualTo(state(agent, 1));
                assertThat(next.takeRecoveredEvents()).isEmpty();
            }
        }
    }

    @Test
    void keepsADamagedBatchAsideAndGivesTheOthers() throws IOException {
        try (Spool spool = Spools.open(directory.resolve("spool"))) {
            String agent = spool.agent().agent();
            spool.store(
                    List.of(
                            Spools.batch(agent, 0, "web-1", "{}\n", append(spool, "web-1")),
                            Spools.batch(agent, 1, "web-2", "{}\n", append(spool, "web-2"))),
                    state(agent, 2));
        }
        Path file = Spools.files(directory.resolve("spool"), "batches-").getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        try (Spool next = Spools.open(directory.resolve("spool"))) {
            assertThat(next.recoveredBatches())
                    .extracting(batch -> batch.headers().host())
                    .containsExactly("web-1");
            next.recoveredBatches().forEach(next::acknowledged);
            await().until(() -> Spools.files(directory.resolve("spool"), "batches-").stream()
                    .allMatch(left -> left.toString().endsWith(".damaged")));
        }
        try (Spool next = Spools.open(directory.resolve("spool"))) {
            assertThat(next.recoveredBatches()).isEmpty();
        }
    }

    @Test
    void refusesASpoolThatAnotherHas() {
        try (Spool _ = Spools.open(directory)) {
            assertThatThrownBy(() -> Spools.open(directory))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("lookback.harvester.spool.directory: " + directory)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " has it");
        }
        Spools.open(directory).close();
    }

    @Test
    void refusesADirectoryThatIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> Spools.open(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("lookback.harvester.spool.directory: " + file);
    }

    @Test
    void keepsHowFarEachSourceHadCome() {
        try (Spool spool = Spools.open(directory)) {
            assertThat(spool.kept()).isEmpty();
            spool.append(from("access.log", 10));
            spool.append(from("error.log", 7));
            spool.append(from("access.log", 25));
        }
        try (Spool next = Spools.open(directory)) {
            assertThat(next.kept()).containsOnly(Map.entry("access.log", 25L), Map.entry("error.log", 7L));
            next.forget("error.log");
        }
        // Nothing was taken in the run before: what it began with stands for all of it.
        try (Spool next = Spools.open(directory)) {
            assertThat(next.kept()).containsEntry("access.log", 25L);
        }
    }

    @Test
    void keepsPositionsAndNumbersWhenTheSegmentsThatSaidThemAreGone() throws IOException {
        String agent;
        try (Spool spool = Spools.open(directory, new FileSystemDisk(), 1024 * 1024)) {
            agent = spool.agent().agent();
            spool.append(from("access.log", 25));
            spool.store(List.of(Spools.batch(agent, 41, "web-1", "{}\n", append(spool, "web-1"))), state(agent, 42));
            for (int i = 0; i < 2_000; i++) {
                append(spool, "web-1");
            }
            Spools.awaitDurable(spool);
            assertThat(Spools.files(directory, "events-").size()).isGreaterThan(3);
            spool.release(spool.position());
            append(spool, "web-1");
            await().until(() -> Spools.files(directory, "events-").size() == 1);
        }
        Files.delete(Spools.files(directory, "batches-").getFirst());
        try (Spool next = Spools.open(directory)) {
            assertThat(next.agent()).isEqualTo(state(agent, 42));
            assertThat(next.kept()).containsEntry("access.log", 25L);
        }
    }

    @Test
    void hasNoRoomOnceItIsFullUntilABatchIsAcknowledged() throws IOException {
        try (Spool spool = Spools.open(directory, new FileSystemDisk(), 1024 * 1024)) {
            long last = 0;
            while (spool.hasRoom()) {
                last = append(spool, "web-1");
            }
            String agent = spool.agent().agent();
            List<StoredBatch> stored =
                    spool.store(List.of(Spools.batch(agent, 0, "web-1", "{}\n", last)), state(agent, 1));
            spool.release(spool.position());
            Spools.awaitDurable(spool);

            await().until(spool::hasRoom);
            stored.forEach(spool::acknowledged);
            assertThat(spool.bytes()).isLessThan(512 * 1024);
        }
    }

    @Test
    void takesNothingWhileTheDiskRefusesAndEverythingInOrderAfterwards() throws InterruptedException {
        FailingDisk disk = new FailingDisk();
        List<String> taken = new ArrayList<>();
        try (Spool spool = Spools.open(directory.resolve("spool"), disk, PLENTY)) {
            taken.addAll(fill(spool, 10));
            disk.refusesWrites = true;
            int number = 10;
            EventLine line = line(number);
            while (spool.append(line) >= 0) {
                taken.add(Spools.text(line));
                line = line(++number);
            }
            assertThat(spool.awaitDurable(Duration.ofMillis(50))).isFalse();
            assertThat(spool.trouble()).contains("No space left on device");

            disk.refusesWrites = false;

            await().until(() -> spool.append(line(-1)) >= 0);
            taken.add(Spools.text(line(-1)));
            Spools.awaitDurable(spool);
            assertThat(spool.trouble()).isNull();
        }
        assertThat(recover(directory.resolve("spool"))).isEqualTo(taken);
    }

    @Test
    void saysOfNothingThatItIsOnDiskWhenItStopsBeforeTheDiskTookIt() throws Exception {
        FailingDisk disk = new FailingDisk();
        Spool spool = Spools.open(directory, disk, PLENTY);
        List<String> taken = fill(spool, 1);
        disk.refusesWrites = true;
        fill(spool, 1, false);
        CompletableFuture<Boolean> durable = CompletableFuture.supplyAsync(() -> isDurable(spool));
        assertThat(spool.isAlive()).isTrue();

        spool.close();

        assertThat(spool.isAlive()).isFalse();
        assertThat(durable.get()).isFalse();
        assertThat(recover(directory)).isEqualTo(taken);
    }

    private static boolean isDurable(Spool spool) {
        try {
            return spool.awaitDurable(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void acknowledgesNothingAfterASyncFailedUntilBatchesStandInForIt() throws Exception {
        FailingDisk disk = new FailingDisk();
        try (Spool spool = Spools.open(directory, disk, PLENTY)) {
            disk.refusesSyncs = true;
            fill(spool, 1, false);
            assertThat(spool.awaitDurable(Duration.ofSeconds(10))).isFalse();
            disk.refusesSyncs = false;
            long last = append(spool, "web-1");
            assertThat(spool.awaitDurable(Duration.ofSeconds(10))).isFalse();

            String agent = spool.agent().agent();
            spool.store(List.of(Spools.batch(agent, 0, "web-1", "{}\n", last)), state(agent, 1));
            spool.release(spool.position());

            Spools.awaitDurable(spool);
        }
    }

    private Path killed() {
        return Spools.killed(directory.resolve("spool"), directory.resolve("killed"));
    }

    private static List<String> recover(Path left) {
        try (Spool spool = Spools.open(left)) {
            return Spools.texts(spool.takeRecoveredEvents());
        }
    }

    private static List<Batch> read(Spool spool, List<StoredBatch> stored) throws IOException {
        List<Batch> batches = new ArrayList<>();
        for (StoredBatch batch : stored) {
            batches.add(spool.read(batch));
        }
        return batches;
    }

    private static List<String> fill(Spool spool, int count) {
        return fill(spool, count, true);
    }

    private static List<String> fill(Spool spool, int count, boolean isAwaited) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(spool.append(line(i))).isNotNegative();
            lines.add(Spools.text(line(i)));
        }
        if (isAwaited) {
            Spools.awaitDurable(spool);
        }
        return lines;
    }

    private static EventLine line(int number) {
        return SampleLines.line("web-" + number % 3, number + 1, "message " + number);
    }

    private static EventLine from(String source, long offset) {
        EventLine line = SampleLines.line("web-1", 0, "text");
        return new EventLine(line.host(), 0, line.buffer(), 0, line.length(), new SourcePosition(source, offset));
    }

    private static long append(Spool spool, String host) {
        EventLine line = SampleLines.line(host, 0, "x".repeat(200));
        long position = spool.append(line);
        assertThat(position).isNotNegative();
        return position;
    }

    private static AgentState state(String agent, long next) {
        return new AgentState(agent, next, Optional.of(new Interval(0)));
    }
}
