package dev.lookback.benchmarks;

import dev.lookback.blocks.bzip2.Bzip2Library;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The compressor from batches to finished parts, in a JVM of its own with the memory that a worker has, beside its library
 * on one core and lbzip2 on all, in turns.
 */
final class CompressorBenchmark {

    private static final String MAIN = "dev.lookback.workers.compressor.MeasuredParts";
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Path root = Path.of(System.getProperty("lookback.root"));
    private final Path directory;
    private final ArchiveLines lines;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    CompressorBenchmark(Path directory, ArchiveLines lines) {
        this.directory = directory;
        this.lines = lines;
    }

    /**
     * @param partBytes where a part is cut
     * @param rounds each of all parts, then of lbzip2
     */
    void run(long partBytes, int rounds) throws Exception {
        Path batches = directory.resolve("batches");
        write(batches);
        Bzip2Program lbzip2 = Bzip2Program.lbzip2(CORES);
        for (int round = 0; round < rounds; round++) {
            measureParts(batches, partBytes);
            if (!lbzip2.isThere()) {
                System.out.println("NOT MEASURED: lbzip2: missing (expected: apt-get install lbzip2)");
            } else if (rounds > 1) {
                measure(lbzip2);
            }
        }
        figures.forEach((name, values) -> System.out.printf("%-34s %s%n", name, new Spread(values).text("%,.2f")));
    }

    /** Of each its length before gzip, its gzip's length, its gzip. */
    private void write(Path batches) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(batches)))) {
            lines.forEachBatch(batch -> {
                out.writeInt(batch.rawBytes());
                out.writeInt(batch.gzip().length);
                out.write(batch.gzip());
            });
        }
    }

    private void measureParts(Path batches, long partBytes) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                MAIN,
                batches.toString(),
                directory.toString(),
                Long.toString(partBytes),
                "1");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            output.lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length == 2)
                    .forEach(words -> add(words[0], Double.parseDouble(words[1])));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("parts: status " + process.exitValue() + " (expected: 0)");
        }
    }

    /** The text of the first part. */
    private void measure(Bzip2Program lbzip2) throws IOException, InterruptedException {
        Path text = directory.resolve("text");
        Process bzcat = new ProcessBuilder("bzcat", directory.resolve("part-0").toString())
                .redirectOutput(text.toFile())
                .start();
        if (bzcat.waitFor() != 0) {
            throw new IllegalStateException("bzcat: status " + bzcat.exitValue() + " (expected: 0)");
        }
        long begin = System.nanoTime();
        lbzip2.pack(text, directory.resolve("packed"));
        add("lbzip2-mb-a-second", Files.size(text) * 1e3 / (System.nanoTime() - begin));
        measureReading(directory.resolve("part-0"), Files.size(text), lbzip2);
    }

    private void measureReading(Path part, long bytes, Bzip2Program lbzip2) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (InputStream text = new StoreBzip2("part", Bzip2Library.AUTO).open(part)) {
            text.skipNBytes(bytes);
        }
        add("reading-mb-a-second", bytes * 1e3 / (System.nanoTime() - begin));
        begin = System.nanoTime();
        lbzip2.unpack(directory.resolve("packed"));
        add("lbzip2-d-mb-a-second", bytes * 1e3 / (System.nanoTime() - begin));
    }

    /** The compressor's own classes as they are built: no jar of them can be put on a class path. */
    private String classPath() {
        List<String> places = new ArrayList<>();
        places.add(root.resolve("pipeline-workers/target/test-classes").toString());
        places.add(root.resolve("pipeline-workers/target/classes").toString());
        places.add(System.getProperty("java.class.path"));
        return String.join(System.getProperty("path.separator"), places);
    }

    private void add(String name, double figure) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }
}
