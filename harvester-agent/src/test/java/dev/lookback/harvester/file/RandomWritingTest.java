package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Whatever writers, logrotate and crashes do, in whatever order: each line is there, once, under an id of its own. */
class RandomWritingTest {

    private static final int STEPS = 400;
    private static final int LOGS = 3;
    private static final int ROTATIONS = 6;

    @TempDir
    private Path directory;

    private int written;
    private Random random;
    private Following following;
    private int rotations;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsEachLineOnce(long seed) {
        random = new Random(seed);
        following = Following.lines(directory + "/*.log*").withOpenFiles(2);
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        following.kept().makeRoom(Integer.MAX_VALUE);
        following.look();
        following.pass(Duration.ofMinutes(7));

        List<Integer> numbers = following.kept().messages().stream()
                .map(message -> Integer.valueOf(message.split(" ")[0]))
                .sorted()
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, written).boxed().toList());
        assertThat(following.kept().ids()).doesNotHaveDuplicates();
    }

    private void step() {
        Log log = new Log(directory.resolve("app" + random.nextInt(LOGS) + ".log"));
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4 -> write(log);
            case 5, 6 -> following.look();
            case 7 -> following.read();
            case 8 -> following.restart();
            case 9 -> following.restart(following.kept().size() - lost());
            case 10 -> following.kept().makeRoom(random.nextInt(5));
            case 11 -> following.kept().makeRoom(Integer.MAX_VALUE);
            case 12 -> rotate(log);
            default -> copyAndTruncate(log);
        }
    }

    /** The end of the journal that a crash takes: it was not on disk. */
    private int lost() {
        return following.kept().size() == 0
                ? 0
                : random.nextInt(Math.min(8, following.kept().size()));
    }

    private void write(Log log) {
        int lines = 1 + random.nextInt(8);
        for (int i = 0; i < lines; i++) {
            String line = written++ + " " + "x".repeat(random.nextInt(200));
            int half = random.nextInt(line.length());
            log.write(line.substring(0, half));
            if (random.nextInt(4) == 0) {
                following.read();
            }
            log.write(line.substring(half) + "\n");
        }
    }

    private void rotate(Log log) {
        if (!Files.exists(log.path())) {
            return;
        }
        for (int i = ROTATIONS; i > 0; i--) {
            shift(log, i, "");
            shift(log, i, ".gz");
        }
        Log rotated = log.renameTo(log.path().getFileName() + ".1");
        if (random.nextBoolean()) {
            rotated.compress();
        }
    }

    private void shift(Log log, int number, String suffix) {
        Log rotated = new Log(log.path().resolveSibling(log.path().getFileName() + "." + number + suffix));
        if (Files.exists(rotated.path())) {
            rotated.renameTo(log.path().getFileName() + "." + (number + 1) + suffix);
        }
    }

    private void copyAndTruncate(Log log) {
        if (!Files.exists(log.path())) {
            return;
        }
        Log copy = log.copyTo(log.path().getFileName() + "." + "copy" + rotations++);
        if (random.nextBoolean()) {
            following.look();
        }
        log.truncate();
        if (random.nextInt(3) == 0) {
            copy.compress();
        }
    }
}
