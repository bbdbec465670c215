package dev.lookback.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class ProcessLogTest {
    @TempDir
    Path directory;

    private static void output(ProcessLog log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.output(bytes, bytes.length);
    }

    @Test
    void neitherFileGrowsBeyondItsLimit() throws IOException {
        Path path = directory.resolve("logs").resolve("kafka.log");
        try (ProcessLog log = new ProcessLog(path, 100)) {
            for (int i = 10; i < 90; i++) {
                output(log, "line " + i + "\n");
            }
        }

        assertThat(path).hasSize(64).content().endsWith("line 89\n");
        assertThat(directory.resolve("logs/kafka.log.1")).hasSize(96).content().endsWith("line 81\n");
    }

    @Test
    void whatWasThereBeforeStays() throws IOException {
        Path path = directory.resolve("kafka.log");
        Files.writeString(path, "yesterday\n");
        try (ProcessLog log = new ProcessLog(path, 1000)) {
            log.note("started as process 7");
        }

        assertThat(path).content().isEqualTo("yesterday\n--- started as process 7\n");
    }

    @Test
    void theLastClearLineIsNoFrameOfAStackTrace() throws IOException {
        try (ProcessLog log = new ProcessLog(directory.resolve("x.log"), 1000)) {
            output(log, "starting\nCaused by: java.net.BindException: Address al");
            output(log, "ready in use\n\tat java.base/sun.nio.ch.Net.bind0\n\t... 7 more\n\n");

            assertThat(log.lastClearLine()).isEqualTo("Caused by: java.net.BindException: Address already in use");
        }
    }

    @Test
    void aLastLineWithoutItsEndCountsAndAnEarlierRunDoesNot() throws IOException {
        try (ProcessLog log = new ProcessLog(directory.resolve("x.log"), 1000)) {
            output(log, "one\ntwo");
            assertThat(log.lastClearLine()).isEqualTo("two");
            log.started();
            assertThat(log.lastClearLine()).isEmpty();
        }
    }
}
