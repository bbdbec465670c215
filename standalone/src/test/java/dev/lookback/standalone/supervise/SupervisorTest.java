package dev.lookback.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** With shell scripts in the place of servers; a script is ready when it has made a file named as its pid. */
@Timeout(60)
class SupervisorTest {
    private static final String RUN =
            "trap 'echo $NAME >>$STOPPED; exit 0' TERM; touch $READY/$$; while :; do sleep 0.05; done";
    private static final RestartPolicy POLICY = new RestartPolicy(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMinutes(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1));

    @TempDir
    Path directory;

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
    private final List<Supervisor> supervisors = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Supervisor supervisor : supervisors) {
            supervisor.stop();
        }
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private Supervisor supervise(RestartPolicy policy, ProcessSpec... specs) {
        Supervisor supervisor = new Supervisor(List.of(specs), policy, Clock.systemUTC(), this::changed);
        supervisors.add(supervisor);
        return supervisor;
    }

    private void changed(List<ProcessSnapshot> snapshots) {
        for (ProcessSnapshot snapshot : snapshots) {
            String change = snapshot.name() + " " + snapshot.state();
            if (!changes.contains(change)) {
                changes.add(change);
            }
            ProcessHandle process = snapshot.process();
            if (process != null && !processes.contains(process)) {
                processes.add(process);
            }
        }
    }

    private ProcessSpec script(String name, String script, String... needs) throws Exception {
        Path ready = Files.createDirectories(directory.resolve("ready"));
        return new ProcessSpec(
                name,
                Set.of(needs),
                1,
                new ProcessSpec.Launch(
                        List.of("/bin/sh", "-c", script),
                        Map.of(
                                "READY",
                                ready.toString(),
                                "NAME",
                                name,
                                "STOPPED",
                                directory.resolve("stopped").toString()),
                        directory.resolve("work").resolve(name),
                        directory.resolve(name + ".log")),
                process -> Files.exists(ready.resolve(Long.toString(process.pid()))));
    }

    private static ProcessSnapshot find(Supervisor supervisor, String name) {
        return supervisor.snapshots().stream()
                .filter(snapshot -> snapshot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void startsAProcessWhenWhatItNeedsRunsAndStopsInTheOtherOrder() throws Exception {
        Supervisor supervisor =
                supervise(POLICY, script("app", RUN, "kafka", "s3"), script("kafka", RUN), script("s3", RUN, "kafka"));

        supervisor.start();
        supervisor.stop();

        assertThat(changes.stream().filter(change -> change.endsWith(" STARTING") || change.endsWith(" RUNNING")))
                .containsExactly(
                        "kafka STARTING", "kafka RUNNING", "s3 STARTING", "s3 RUNNING", "app STARTING", "app RUNNING");
        assertThat(directory.resolve("stopped")).content().isEqualTo("app\ns3\nkafka\n");
        assertThat(processes).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(supervisor.snapshots()).allMatch(snapshot -> snapshot.state() == ProcessState.STOPPED);
    }

    @Test
    void startsAgainWhatDiesAfterPausesThatGrow() throws Exception {
        Supervisor supervisor = supervise(POLICY, script("worker", "touch $READY/$$; sleep 0.2; echo tired; exit 3"));

        supervisor.start();
        await().until(() -> find(supervisor, "worker").restarts() >= 4);
        supervisor.stop();

        assertThat(Files.readAllLines(directory.resolve("worker.log")))
                .filteredOn(line -> line.contains("starts again"))
                .map(line -> line.replaceAll("after \\d+ s", "after N s"))
                .startsWith(
                        "--- ended with status 3 after N s, starts again in 100 ms",
                        "--- ended with status 3 after N s, starts again in 200 ms",
                        "--- ended with status 3 after N s, starts again in 400 ms",
                        "--- ended with status 3 after N s, starts again in 400 ms");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void saysBySignalWhenAProcessWasKilled() throws Exception {
        Supervisor supervisor = supervise(POLICY, script("worker", RUN));
        supervisor.start();

        processes.getFirst().destroyForcibly();

        await().until(() -> find(supervisor, "worker").restarts() == 1
                && find(supervisor, "worker").state() == ProcessState.RUNNING);
        assertThat(directory.resolve("worker.log")).content().contains("ended by signal 9 after ");
    }

    @Test
    void aProcessThatNeverGetsReadyFailsTheStartWithItsLastClearLine() throws Exception {
        Supervisor supervisor = supervise(
                POLICY,
                script("kafka", RUN),
                script("app", "echo 'app: cannot start: lookback.s3.bucket: missing'; exit 1", "kafka"));

        assertThatThrownBy(supervisor::start)
                .isInstanceOf(StartFailure.class)
                .hasMessage("app cannot start: lookback.s3.bucket: missing");
        supervisor.stop();

        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aProcessThatCannotEvenBeStartedFailsTheStart() throws Exception {
        Supervisor supervisor = supervise(POLICY, script("app", "exec /nowhere/java"));

        assertThatThrownBy(supervisor::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("app cannot start: ended with status 127: ")
                .hasMessageContaining("/nowhere/java");
    }

    @Test
    void aProcessThatTakesTooLongFailsTheStart() throws Exception {
        RestartPolicy impatient = new RestartPolicy(
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        Supervisor supervisor = supervise(impatient, script("app", "echo still reading; while :; do sleep 0.05; done"));

        assertThatThrownBy(supervisor::start).hasMessage("app cannot start: not ready within 1 s: still reading");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void whatDoesNotEndBySigtermIsKilled() throws Exception {
        Supervisor supervisor =
                supervise(POLICY, script("deaf", "trap '' TERM; touch $READY/$$; while :; do sleep 0.05; done"));
        supervisor.start();

        supervisor.stop();

        assertThat(processes).hasSize(1).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void stoppingDuringTheStartLeavesNothingBehind() throws Exception {
        Supervisor supervisor = supervise(
                POLICY,
                script("slow", "while :; do sleep 0.05; done"),
                script("quick", RUN),
                script("later", RUN, "slow"));
        Thread starting = Thread.ofVirtual().start(() -> {
            try {
                supervisor.start();
            } catch (StartFailure | InterruptedException e) {
                changes.add("unexpected " + e);
            }
        });
        await().until(() -> find(supervisor, "quick").state() == ProcessState.RUNNING
                && find(supervisor, "slow").state() == ProcessState.STARTING);

        supervisor.stop();
        starting.join();

        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(changes).noneMatch(change -> change.startsWith("unexpected"));
    }

    @Test
    void theWorkDirectoryIsEmptyAtEveryStartAndStandardInputIsAnOpenPipe() throws Exception {
        Path left = Files.createDirectories(directory.resolve("work/app/spill")).resolve("part");
        Files.writeString(left, "of an earlier run");
        Supervisor supervisor = supervise(POLICY, script("app", "ls; touch $READY/$$; read line; echo the pipe ended"));

        supervisor.start();

        assertThat(left).doesNotExist();
        assertThat(processes).allMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve("app.log"))
                .content()
                .doesNotContain("spill")
                .doesNotContain("the pipe ended");
    }

    @Test
    void aChildDoesNotHearWhatTheTerminalSays() throws Exception {
        Supervisor supervisor = supervise(POLICY, script("app", RUN));
        supervisor.start();

        long pid = processes.getFirst().pid();
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid + "; kill -HUP " + pid)
                .start()
                .waitFor();
        supervisor.stop();

        assertThat(directory.resolve("stopped")).content().isEqualTo("app\n");
    }
}
