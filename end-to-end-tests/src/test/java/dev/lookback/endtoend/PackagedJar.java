package dev.lookback.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a module is run from, as this build has packaged it. */
record PackagedJar(Path path) {

    static PackagedJar of(String module) throws IOException {
        try (Stream<Path> files = Files.list(Boards.ROOT.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
                    .findFirst()
                    .map(PackagedJar::new)
                    .orElseThrow(() -> new AssertionError(module + ": no jar (expected: packaged before)"));
        }
    }

    /** Of a small process, that is ready soon. */
    ProcessBuilder process(Path log, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                path.toString()));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
