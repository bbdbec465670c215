package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SpillDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void takesAwayWhatAKilledProcessLeft() throws IOException {
        Path left = Files.createDirectory(parent.resolve("process-1"));
        Files.createFile(left.resolve("lock"));
        Files.createFile(left.resolve("part-1.spill"));

        try (SpillDirectory own = SpillDirectory.in(parent)) {
            assertThat(left).doesNotExist();
            assertThat(own.path()).isDirectory();
        }
    }

    @Test
    void leavesALivingNeighbourAlone() throws IOException {
        try (SpillDirectory one = SpillDirectory.in(parent);
                SpillDirectory other = SpillDirectory.in(parent)) {
            assertThat(one.path()).isDirectory();
            assertThat(other.path()).isNotEqualTo(one.path());
        }
    }

    @Test
    void isGoneAfterACleanStop() throws IOException {
        SpillDirectory own = SpillDirectory.in(parent);
        Files.createFile(own.path().resolve("part-1.spill"));

        own.close();

        assertThat(own.path()).doesNotExist();
    }
}
