package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.event.MergedLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class LineSorterTest {

    private static final Instant START = Instant.parse("2026-11-23T16:05:00Z");

    @TempDir
    Path directory;

    private final CompressorThreads threads = new CompressorThreads(2);

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void sortsMoreThanFitsIntoMemory() throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            lines.add(TestLines.line(START.plusMillis(random.nextInt(300_000)), i, "é".repeat(random.nextInt(40))));
        }

        assertThat(sorted(lines, 100_000)).isEqualTo(lines.stream().sorted().toList());
    }

    @Test
    void sortsTheSameWhateverTheMemory() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add(TestLines.line(START.plusSeconds(i * 7919L % 300), i % 400));
        }

        assertThat(sorted(lines, 1_000)).isEqualTo(sorted(lines, 1_000_000));
    }

    @Test
    void takesALineLongerThanARun() throws IOException {
        List<String> lines = List.of(TestLines.line(START, 1, "x".repeat(200_000)), TestLines.line(START, 0, "short"));

        assertThat(sorted(lines, 1_000)).isEqualTo(lines.stream().sorted().toList());
    }

    @Test
    void comparesBytesUnsigned() throws IOException {
        List<String> lines = List.of(
                TestLines.line(START, 1, "\u00e9"), TestLines.line(START, 1, "z"), TestLines.line(START, 2, "\u00e9"));

        // The first two are the same event: the one whose bytes come first stays.
        assertThat(sorted(lines, 1_000_000)).containsExactly(lines.get(1), lines.get(2));
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        sorted(List.of(TestLines.line(START, 1)), 10);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private List<String> sorted(List<String> lines, int runBytes) throws IOException {
        List<String> sorted = new ArrayList<>();
        try (LineSorter sorter = new LineSorter(directory, runBytes, threads)) {
            for (String line : lines) {
                sorter.add(line.getBytes(StandardCharsets.UTF_8));
            }
            try (MergedLines merged = sorter.sorted()) {
                merged.forEachRemaining((buffer, offset, length) ->
                        sorted.add(new String(buffer, offset, length, StandardCharsets.UTF_8) + "\n"));
            }
        }
        return sorted;
    }
}
