package dev.lookback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the system that packs and unpacks files: bzip2 on one core, lbzip2 on as many as it is told. */
record Bzip2Program(String name, List<String> command) {

    static Bzip2Program bzip2() {
        return new Bzip2Program("bzip2", List.of("bzip2"));
    }

    static Bzip2Program lbzip2(int cores) {
        return new Bzip2Program("lbzip2 -n " + cores, List.of("lbzip2", "-n", Integer.toString(cores)));
    }

    boolean isThere() {
        return Files.isExecutable(Path.of("/usr/bin", command.getFirst()));
    }

    void pack(Path text, Path packed) throws IOException, InterruptedException {
        run(text, packed, "-k", "-c");
    }

    void unpack(Path packed) throws IOException, InterruptedException {
        run(packed, Path.of("/dev/null"), "-d", "-k", "-c");
    }

    private void run(Path input, Path output, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(options));
        all.add(input.toString());
        int status = new ProcessBuilder(all)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(name + ": status " + status + " (expected: 0)");
        }
    }
}
