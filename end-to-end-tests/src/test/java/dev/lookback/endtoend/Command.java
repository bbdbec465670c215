package dev.lookback.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./lookback} as a user does. */
final class Command {
    private static final Path SCRIPT = Path.of(System.getProperty("lookback.root", ".."), "lookback");

    private Command() {}

    static Outcome run(Duration limit, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(SCRIPT.toString());
        command.addAll(arguments);
        return program(limit, command);
    }

    /** Runs another program. */
    static Outcome program(Duration limit, List<String> command) {
        try {
            // Files, not pipes: what stays in the background keeps a pipe open and would be waited for.
            Path out = Files.createTempFile("lookback-", ".out");
            Path err = Files.createTempFile("lookback-", ".err");
            try {
                return run(limit, command, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new AssertionError(command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + ": interrupted", e);
        }
    }

    private static Outcome run(Duration limit, List<String> command, Path out, Path err)
            throws IOException, InterruptedException {
        Instant begin = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroy();
        }
        int exitStatus = process.waitFor();
        Outcome outcome = new Outcome(
                String.join(" ", command),
                exitStatus,
                Files.readString(out),
                Files.readString(err),
                Duration.between(begin, Instant.now()));
        if (!ended) {
            throw new AssertionError("not ended within " + limit + ": " + outcome);
        }
        return outcome;
    }
}
