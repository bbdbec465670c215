package dev.lookback.benchmarks;

import dev.lookback.blocks.bzip2.Bzip2Library;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * bzip2 by every library that could be used and by the system's programs: the same event lines, cut into the same streams, in
 * turns, on one core and on all.
 */
final class Bzip2Benchmark {

    private static final int ROUNDS = 3;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Path directory;
    private final List<byte[]> texts;
    private final long bytes;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    /** What is done to one stream. */
    @FunctionalInterface
    private interface Work {
        int length(byte[] stream) throws IOException;
    }

    Bzip2Benchmark(Path directory, ArchiveLines lines) {
        this.directory = directory;
        this.texts = lines.streams();
        this.bytes = texts.stream().mapToLong(text -> text.length).sum();
    }

    void run() throws Exception {
        List<Bzip2Candidate> candidates = List.of(
                new StoreBzip2("as parts are", Bzip2Library.AUTO),
                new StoreBzip2("commons-compress", Bzip2Library.COMMONS),
                new ItadakiBzip2(),
                new NettyBzip2(),
                new StoreBzip2("libbz2, foreign functions", Bzip2Library.LIBBZ2));
        List<Bzip2Program> programs = new ArrayList<>();
        for (Bzip2Program program : List.of(Bzip2Program.bzip2(), Bzip2Program.lbzip2(1), Bzip2Program.lbzip2(CORES))) {
            if (program.isThere()) {
                programs.add(program);
            } else {
                System.out.println(
                        "NOT MEASURED: " + program.name() + ": missing (expected: apt-get install bzip2 lbzip2)");
            }
        }
        Path text = writeText();
        for (Bzip2Candidate candidate : candidates) {
            warmUp(candidate);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Bzip2Candidate candidate : candidates) {
                measure(candidate);
            }
            for (Bzip2Program program : programs) {
                measure(program, text);
            }
        }
        print();
    }

    private Path writeText() throws IOException {
        Path file = directory.resolve("text");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] text : texts) {
                out.write(text);
            }
        }
        return file;
    }

    private void warmUp(Bzip2Candidate candidate) throws IOException {
        for (byte[] text : texts.subList(0, Math.min(4, texts.size()))) {
            int length = candidate.expand(candidate.compress(text));
            if (length != text.length) {
                throw new IllegalStateException(
                        candidate.name() + ": " + length + " bytes (expected: " + text.length + ")");
            }
        }
    }

    private void measure(Bzip2Candidate candidate) throws Exception {
        List<byte[]> streams = new ArrayList<>();
        for (byte[] text : texts) {
            streams.add(candidate.compress(text));
        }
        long packed = streams.stream().mapToLong(stream -> stream.length).sum();
        add(candidate.name(), "ratio", (double) bytes / packed);
        Work compress = text -> candidate.compress(text).length;
        add(candidate.name(), "in, 1 core", rate(texts, compress, 1));
        add(candidate.name(), "in, " + CORES + " cores", rate(texts, compress, CORES));
        add(candidate.name(), "out, 1 core", rate(streams, candidate::expand, 1));
        add(candidate.name(), "out, " + CORES + " cores", rate(streams, candidate::expand, CORES));
    }

    private void measure(Bzip2Program program, Path text) throws Exception {
        String cores = program.name().endsWith(" " + CORES) ? CORES + " cores" : "1 core";
        Path packed = directory.resolve("packed");
        long begin = System.nanoTime();
        program.pack(text, packed);
        add(program.name(), "in, " + cores, rate(begin));
        add(program.name(), "ratio", (double) bytes / Files.size(packed));
        begin = System.nanoTime();
        program.unpack(packed);
        add(program.name(), "out, " + cores, rate(begin));
    }

    private double rate(List<byte[]> streams, Work work, int threads) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            long begin = System.nanoTime();
            List<Future<Integer>> done = new ArrayList<>();
            for (byte[] stream : streams) {
                done.add(pool.submit(() -> work.length(stream)));
            }
            for (Future<Integer> one : done) {
                one.get();
            }
            return rate(begin);
        }
    }

    private double rate(long begin) {
        return bytes * 1e3 / (System.nanoTime() - begin);
    }

    private void add(String name, String what, double figure) {
        figures.computeIfAbsent(name + " | " + what, key -> new ArrayList<>()).add(figure);
    }

    private void print() {
        System.out.printf(
                "%.1f MB of event lines in %d streams, %d cores, MB of text/s%n", bytes / 1e6, texts.size(), CORES);
        figures.forEach((name, values) -> System.out.printf("%-46s %s%n", name, new Spread(values).text("%.2f")));
    }
}
