package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Lanes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;

/**
 * Whatever happens at whatever point, the archive has the events of the topic, and what is written twice is the same bytes.
 * {@code -Dlookback.seeds=N} tries more histories; a failure names its seed.
 */
class CompressorFaultsTest {

    private static final int SEEDS = Integer.getInteger("lookback.seeds", 3);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(CompressorFaultsTest.class.getPackageName());

    private static final int BATCHES = 40;
    private static final PartRules RULES =
            new PartRules(TestLines.INTERVALS, Duration.ofSeconds(90), Duration.ofMinutes(10), 1_500);

    private static final CompressorThreads THREADS = new CompressorThreads(2);

    @TempDir
    Path directory;

    private Random random = new Random();
    private RandomHistory history = new RandomHistory(random, false);
    private TestTopic topic = new TestTopic(1);
    private RecordedArchive archive = new RecordedArchive();
    private int processes;
    private int seed;

    /** What is made to fail here need not be read by anybody. */
    @BeforeAll
    static void saysNothing() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void end() {
        THREADS.close();
        LOG.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(FaultPoint.class)
    void killedAtAnyPointTheNextProcessGoesOnExactly(FaultPoint point) throws IOException {
        int hits = 0;
        for (int each = 0; each < SEEDS; each++) {
            begin(each, 1 + each % 2, point == FaultPoint.AFTER_SOME_CHUNKS);
            Faults faults = Faults.kill(point, each % 5);
            TestProcess process = start(faults);
            for (int batch = 0; batch < BATCHES; batch++) {
                topic.append(history.next(topic.all().size()));
                if (!run(process, history.now())) {
                    hits++;
                    exact().holdsWhatIsCommitted();
                    process = start(Faults.none());
                }
            }
            finish(process);
        }
        assertThat(hits).as("kills at %s", point).isPositive();
    }

    @ParameterizedTest
    @EnumSource(FaultPoint.class)
    void whatFailsAtAnyPointIsDoneAgainExactly(FaultPoint point) throws IOException {
        int hits = 0;
        for (int each = 0; each < SEEDS; each++) {
            begin(each, 1 + each % 2, point == FaultPoint.AFTER_SOME_CHUNKS);
            Faults faults = Faults.fail(point, each % 5);
            TestProcess process = start(faults);
            for (int batch = 0; batch < BATCHES; batch++) {
                topic.append(history.next(topic.all().size()));
                run(process, history.now());
            }
            hits += faults.hasHit() ? 1 : 0;
            finish(process);
        }
        assertThat(hits).as("failures at %s", point).isPositive();
    }

    /** It was thrown out of the group in mid-work, and learns of it only when it polls again. */
    @ParameterizedTest
    @EnumSource(FaultPoint.class)
    void twoThatBothBelieveTheyOwnAPartitionWriteWhatOneWould(FaultPoint point) throws IOException {
        for (int each = 0; each < SEEDS; each++) {
            begin(each, 1, point == FaultPoint.AFTER_SOME_CHUNKS);
            TestProcess[] other = new TestProcess[1];
            TestProcess stalled = start(Faults.stall(point, each % 5, () -> {
                other[0] = start(Faults.none());
                for (int i = 0; i < 20; i++) {
                    run(other[0], history.now().plusSeconds(i));
                }
            }));
            for (int batch = 0; batch < BATCHES; batch++) {
                topic.append(history.next(1));
                run(stalled, history.now());
                if (other[0] != null) {
                    run(other[0], history.now());
                }
            }
            stalled.assign(Set.of());
            finish(other[0] == null ? start(Faults.none()) : other[0]);
        }
    }

    @Test
    void partitionsThatGoToAndFroBetweenProcessesAreArchivedExactly() throws IOException {
        for (int each = 0; each < 2 * SEEDS; each++) {
            begin(each, 2, false);
            TestProcess one = start(Faults.none());
            TestProcess other = process(Faults.none());
            for (int batch = 0; batch < BATCHES; batch++) {
                topic.append(history.next(topic.all().size()));
                if (random.nextInt(8) == 0) {
                    boolean toOther = random.nextBoolean();
                    (toOther ? one : other).assign(Set.of(topic.all().getFirst()));
                    (toOther ? other : one).assign(Set.of(topic.all().getLast()));
                    exact().holdsWhatIsCommitted();
                }
                run(one, history.now());
                run(other, history.now());
            }
            other.assign(Set.of());
            one.assign(Set.copyOf(topic.all()));
            finish(one);
        }
    }

    @Test
    void aTopicThatGetsMorePartitionsIsArchivedExactly() throws IOException {
        for (int each = 0; each < SEEDS; each++) {
            begin(each, 1, false);
            TestProcess process = start(Faults.none());
            for (int batch = 0; batch < BATCHES; batch++) {
                if (batch == BATCHES / 3) {
                    topic.growTo(3);
                }
                topic.append(history.next(topic.all().size()));
                if (batch == BATCHES / 2) {
                    process.assign(Set.copyOf(topic.all()));
                }
                run(process, history.now());
            }
            finish(process);
        }
    }

    /** By the contract's rule, harvesters not all at the same moment: an interval's batches lie in any partition then. */
    @Test
    void aLaneCountThatIsChangedIsArchivedExactly() throws IOException {
        for (int each = 0; each < SEEDS; each++) {
            begin(each, 4, false);
            TestProcess process = start(Faults.none());
            for (int batch = 0; batch < BATCHES; batch++) {
                int changed = random.nextInt(BATCHES) < batch ? 3 : 1;
                TestTopic.Batch next = history.next(1);
                String host = "host-" + random.nextInt(10);
                Interval interval = TestLines.INTERVALS.at(next.appendedAt());
                topic.append(next.to(new Lanes(changed).partition(interval, host, 4)));
                run(process, history.now());
            }
            assertThat(topic.all())
                    .as("partitions that have batches")
                    .allMatch(partition -> !topic.records(partition).isEmpty());
            finish(process);
        }
    }

    /** The old one may be longer or shorter, and have records in hand, than the new one when it is first seen. */
    @Test
    void aTopicThatIsDeletedAndMadeAnewIsArchivedFromItsBeginning() throws IOException {
        for (int each = 0; each < 2 * SEEDS; each++) {
            begin(each, 2, false);
            TestProcess process = start(Faults.none());
            int ofOldTopic = random.nextInt(BATCHES);
            for (int batch = 0; batch < BATCHES; batch++) {
                if (batch == ofOldTopic) {
                    exact().holdsWhatIsCommitted();
                    topic.makeAnew();
                }
                topic.append(history.next(topic.all().size()));
                boolean hasJustBegun = batch >= ofOldTopic && batch < ofOldTopic + 10;
                if (!hasJustBegun || random.nextBoolean()) {
                    run(process, history.now());
                }
            }
            finish(process);
        }
    }

    private void begin(int seedOfThis, int partitions, boolean hasLargeRecords) {
        seed = seedOfThis;
        random = new Random(seed);
        history = new RandomHistory(random, hasLargeRecords);
        topic = new TestTopic(partitions);
        archive = new RecordedArchive();
    }

    private TestProcess process(Faults faults) {
        try {
            Path own = Files.createDirectory(directory.resolve("process-" + processes++));
            return new TestProcess(topic, archive, RULES, faults, new TestProcess.Workshop(own, THREADS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestProcess start(Faults faults) {
        TestProcess process = process(faults);
        process.assign(Set.copyOf(topic.all()));
        return process;
    }

    /** No two clocks agree. False when the process was killed. */
    private boolean run(TestProcess process, Instant now) {
        if (process.isKilled()) {
            return false;
        }
        try {
            process.poll(now.plusSeconds(random.nextInt(30) - 20), 1 + random.nextInt(4));
            return true;
        } catch (Faults.Killed e) {
            return false;
        }
    }

    private void finish(TestProcess process) throws IOException {
        Instant now = history.now();
        TestProcess last = process;
        for (int i = 0; i < 10 * BATCHES && !isCommitted(); i++) {
            now = now.plusSeconds(40);
            if (!run(last, now)) {
                last = start(Faults.none());
            }
        }
        assertThat(isCommitted())
                .as("all committed, seed %s: %s", seed, topic.committed())
                .isTrue();
        exact().holdsAll();
        exact().hasPartsThatAreWhatTheirNamesSay();
    }

    private boolean isCommitted() {
        return topic.all().stream()
                .allMatch(partition -> topic.committed().containsKey(partition)
                        && topic.committed().get(partition).offset()
                                == topic.records(partition).size());
    }

    private ExactArchive exact() {
        return new ExactArchive(archive, topic);
    }
}
