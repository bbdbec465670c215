package dev.lookback.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class AbandonedNodeIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void stopsCleanlyWhenItsParentIsKilled() throws IOException {
        Process parent = startParent();
        Path readyFile = NodeCommand.readyFile(directory);
        await().atMost(LIMIT).until(() -> Files.exists(readyFile));
        ProcessHandle node =
                ProcessHandle.of(Long.parseLong(Files.readString(readyFile))).orElseThrow();
        assertThat(node.parent()).contains(parent.toHandle());

        parent.destroyForcibly();

        await().atMost(LIMIT).until(() -> !node.isAlive());
        assertThat(readyFile).as("removed by a clean stop").doesNotExist();
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + EmbeddedHome.ROOT_PROPERTY + "=" + System.getProperty(EmbeddedHome.ROOT_PROPERTY),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString()))
                .inheritIO()
                .start();
    }

    /** Starts a node and never stops it. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedS3.start(Path.of(arguments[0]));
            Thread.currentThread().join();
        }
    }
}
