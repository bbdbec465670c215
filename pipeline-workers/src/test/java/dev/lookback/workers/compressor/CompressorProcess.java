package dev.lookback.workers.compressor;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.workers.WorkersApplication;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A compressor in a JVM of its own, that can be killed, and started again. */
final class CompressorProcess implements AutoCloseable {

    /** Small, so that it always has files, too. */
    private static final String MEMORY = "64KB";

    private final ProcessBuilder command;
    private final Path spills;
    private volatile @Nullable Process process;

    CompressorProcess(String environment, String kafka, EmbeddedS3 s3, URI endpoint, Path directory) {
        this.spills = directory.resolve("spills");
        this.command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkersApplication.class.getName(),
                        "--server.port=0",
                        "--lookback.environment=" + environment,
                        "--lookback.block-interval=4s",
                        "--lookback.workers.roles=compressor",
                        "--lookback.compressor.grace=1s",
                        "--lookback.compressor.late-window=2s",
                        "--lookback.compressor.memory=" + MEMORY,
                        "--lookback.compressor.spill-directory=" + spills,
                        "--lookback.s3.bucket=killed-compressor",
                        "--lookback.s3.prefix=" + environment + "/",
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        // The next process is the same member: the group need not find out that the last one is dead.
                        "--spring.kafka.consumer.properties.group.instance.id=" + environment,
                        "--spring.cloud.aws.s3.endpoint=" + endpoint,
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("compressor.log").toFile()));
    }

    /** When the one before was killed. */
    void start() throws IOException {
        process = command.start();
    }

    /** Without a word to anybody: SIGKILL. */
    void kill() {
        Objects.requireNonNull(process).destroyForcibly();
    }

    /** What the one before has left, so that what is found later is the next one's. */
    void clearSpills() throws IOException {
        if (Files.isDirectory(spills)) {
            try (Stream<Path> files = Files.walk(spills)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    boolean hasEndedWithin(Duration limit) throws InterruptedException {
        return Objects.requireNonNull(process).waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Those that are not empty, of whichever process. */
    boolean hasSpills() {
        if (!Files.isDirectory(spills)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(spills)) {
            return files.anyMatch(
                    file -> file.toString().endsWith(".spill") && file.toFile().length() > 0);
        } catch (IOException | UncheckedIOException e) {
            // One vanished while it was looked at.
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
