package dev.lookback.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class NodeCommandTest {
    @TempDir
    Path root;

    @Test
    void isReadyWhenThisProcessHasSaidSo() throws IOException {
        NodeCommand command = s3();
        ProcessHandle process = ProcessHandle.current();
        assertThat(command.isReady(process)).isFalse();

        Files.createDirectories(command.directory());
        Files.writeString(NodeCommand.readyFile(command.directory()), Long.toString(process.pid()));

        assertThat(command.isReady(process)).isTrue();
    }

    @Test
    void isNotReadyByWhatAKilledProcessLeftBehind() throws IOException {
        NodeCommand command = s3();
        Files.createDirectories(command.directory());
        Files.writeString(NodeCommand.readyFile(command.directory()), "1");

        assertThat(command.isReady(ProcessHandle.current())).isFalse();
    }

    @Test
    void givesKeysByTheEnvironmentAlone() throws IOException {
        NodeCommand command = s3();

        assertThat(command.command()).noneMatch(argument -> argument.contains("hidden"));
        assertThat(command.toString()).doesNotContain("hidden");
        assertThat(command.process().environment())
                .containsEntry("S3_ACCESS_KEY", "hidden-access")
                .containsEntry("S3_SECRET_KEY", "hidden-secret");
    }

    @Test
    void putsMoreJvmFlagsWhereTheJvmReadsThem() throws IOException {
        assertThat(s3().withJvmFlags("-Xmx64m").command()).containsSubsequence("-Xmx256m", "-Xmx64m", "-cp");
    }

    @Test
    void saysWhatWasNotBuilt() {
        EmbeddedHome home = new EmbeddedHome(root);

        assertThatThrownBy(() -> new KafkaSettings(root.resolve("kafka"), 1, 2).command(home))
                .hasMessageContaining(root.resolve("embedded-services/kafka-node/target/lib")
                        + ": absent (expected: made by mvn package");
    }

    private NodeCommand s3() throws IOException {
        Files.createDirectories(root.resolve("embedded-services/s3-node/target/lib"));
        return new S3Settings(root.resolve("s3"), 9000, "hidden-access", "hidden-secret")
                .command(new EmbeddedHome(root));
    }
}
