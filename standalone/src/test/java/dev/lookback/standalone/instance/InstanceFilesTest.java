package dev.lookback.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.nacl.AuthorizedKeys;
import dev.lookback.standalone.instance.InstanceState.Connections;
import dev.lookback.standalone.instance.InstanceState.Member;
import dev.lookback.standalone.instance.InstanceState.Phase;
import dev.lookback.standalone.instance.InstanceState.S3Access;
import dev.lookback.standalone.supervise.ProcessState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class InstanceFilesTest {
    @TempDir
    Path directory;

    private DataDirectory data;

    @BeforeEach
    void prepare() {
        data = DataDirectory.at(directory.resolve("data"));
        data.prepare(1);
    }

    private static InstanceState state() {
        return new InstanceState(
                Phase.STARTED,
                ProcessIdentity.of(ProcessHandle.current()),
                new Connections(
                        "local",
                        Map.of("api", 8080),
                        new S3Access("http://127.0.0.1:9000", "lookback", "key", "secret")),
                List.of(
                        new Member(
                                "kafka",
                                ProcessState.RUNNING,
                                ProcessIdentity.of(ProcessHandle.current()),
                                9092,
                                2,
                                ""),
                        new Member("workers", ProcessState.RESTARTING, null, 8081, 1, "ended with status 1")),
                null);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aStateIsReadAsItWasWrittenAndByItsOwnerAlone() throws IOException {
        StateFile file = new StateFile(data);

        file.write(state());
        file.write(state());

        assertThat(file.read()).contains(state());
        assertThat(file.readLive()).contains(state());
        assertThat(mode(data.stateFile())).isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoStateIsNone() throws IOException {
        StateFile file = new StateFile(data);
        assertThat(file.read()).isEmpty();

        Files.writeString(data.stateFile(), "{\"phase\":");

        assertThat(file.read()).isEmpty();
    }

    @Test
    void aSupervisorWithAnotherStartIsAnother() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        ProcessIdentity earlier =
                new ProcessIdentity(self.pid(), self.startedAt().minusSeconds(60));

        assertThat(self.running()).contains(ProcessHandle.current());
        assertThat(earlier.running()).isEmpty();
    }

    @Test
    void aProcessThatHasEndedDoesNotRun() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "read line").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        assertThat(identity.running()).isPresent();

        process.destroyForcibly().waitFor();

        assertThat(identity.running()).isEmpty();
    }

    @Test
    void theKeysOfS3AreMadeOnceAndKeptForTheOwnerAlone() throws IOException {
        S3Keys made = S3Keys.of(data);

        assertThat(S3Keys.of(data)).isEqualTo(made);
        assertThat(made.secretKey()).hasSize(40);
        assertThat(made.toString()).doesNotContain(made.secretKey());
        assertThat(mode(data.s3Keys())).isEqualTo("rw-------");
        DataDirectory other = DataDirectory.at(directory.resolve("other"));
        other.prepare(1);
        assertThat(S3Keys.of(other).secretKey()).isNotEqualTo(made.secretKey());
    }

    @Test
    void aDamagedKeyFileIsNamed() throws IOException {
        Files.writeString(data.s3Keys(), "access-key=a\n");

        assertThatThrownBy(() -> S3Keys.of(data))
                .hasMessage(data.s3Keys() + ": no secret-key=... (expected: as it was written at the first start)");
    }

    @Test
    void theProxysKeysAreMadeOnceAndTheAuthorisedOnesAreTheUsers() throws IOException {
        NaclKeys made = NaclKeys.of(data);
        String key = Files.readString(made.key());
        assertThat(mode(made.key())).isEqualTo("rw-------");
        assertThat(data.nacl().resolve("proxy.pub")).exists();
        assertThat(AuthorizedKeys.parse(Files.readString(made.authorized())))
                .isEqualTo(new AuthorizedKeys(Map.of(), List.of()));
        Files.writeString(made.authorized(), "mine");

        assertThat(NaclKeys.of(data)).isEqualTo(made);
        assertThat(made.key()).hasContent(key.strip());
        assertThat(made.authorized()).hasContent("mine");
    }

    @Test
    void internalPortsStayAsLongAsTheyAreFree() {
        InternalPorts first = new InternalPorts(data, (number, udp) -> true, new HashSet<>(), new Random(1));
        int controller = first.number("kafka-controller");
        int transport = first.number("elasticsearch-transport");

        assertThat(Set.of(controller, transport)).hasSize(2).allMatch(port -> port >= 20_000 && port < 32_000);
        InternalPorts again =
                new InternalPorts(data, (number, udp) -> number != transport, new HashSet<>(), new Random(2));
        assertThat(again.number("kafka-controller")).isEqualTo(controller);
        assertThat(again.number("elasticsearch-transport")).isNotEqualTo(transport);
    }

    @Test
    void onlyOneHoldsTheLock() {
        InstanceLock lock = InstanceLock.take(data).orElseThrow();
        assertThat(InstanceLock.take(data)).isEmpty();

        lock.close();

        InstanceLock.take(data).orElseThrow().close();
    }

    @Test
    void aDirectoryThatCannotBeIsNamedWithItsReason() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.at(file).prepare(1))
                .isInstanceOf(InstanceFailure.class)
                .hasMessage(
                        "data directory " + file
                                + " cannot be written: Not a directory (expected: a directory that this user may write; see --data)");
    }

    @Test
    void tooLittleSpaceIsSaidWithWhatIsNeeded() {
        assertThatThrownBy(() -> data.prepare(Long.MAX_VALUE))
                .isInstanceOf(InstanceFailure.class)
                .hasMessageMatching("data directory \\S+: \\d+ MB free \\(expected: 8796093022207 MB or more; .*");
    }
}
