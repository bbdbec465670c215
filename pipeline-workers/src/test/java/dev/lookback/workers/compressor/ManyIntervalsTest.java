package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

class ManyIntervalsTest {

    private static final int INTERVALS = 5_000;
    private static final int BATCHES = 3;
    private static final int LINES = 20;

    /** Their batches are more than may be held in memory. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fiveThousandOpenIntervalsAreCompressedIn256Megabytes(@TempDir Path directory)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyIntervals.class.getName(),
                        directory.toString(),
                        String.valueOf(INTERVALS),
                        String.valueOf(BATCHES)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("spilled [1-9]\\d{7} files \\d+");
        assertThat(said).contains("parts " + INTERVALS + " events " + (long) INTERVALS * BATCHES * LINES + " left 0");
    }
}
