package dev.lookback.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.standalone.instance.InstanceState.Connections;
import dev.lookback.standalone.instance.InstanceState.Member;
import dev.lookback.standalone.instance.InstanceState.Phase;
import dev.lookback.standalone.instance.InstanceState.S3Access;
import dev.lookback.standalone.supervise.ProcessState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StatusReportTest {
    private static final ProcessIdentity LIVE = ProcessIdentity.of(ProcessHandle.current());
    private static final ProcessIdentity GONE = new ProcessIdentity(LIVE.pid(), Instant.EPOCH);
    private static final DataDirectory DATA = DataDirectory.at(Path.of("/srv/lookback"));

    private static InstanceState state(Phase phase, ProcessIdentity supervisor, Member... members) {
        return new InstanceState(
                phase,
                supervisor,
                new Connections(
                        "local", Map.of(), new S3Access("http://127.0.0.1:9000", "lookback", "the-key", "the-secret")),
                List.of(members),
                null);
    }

    private static Member member(ProcessState state, ProcessIdentity identity) {
        return new Member("platform-api", state, identity, 8080, 1, "");
    }

    private static StatusReport report(InstanceState state) {
        return StatusReport.of(DATA, Optional.of(state));
    }

    @Test
    void theJsonIsThatOfTheContract() {
        StatusReport report = report(state(Phase.STARTED, LIVE, member(ProcessState.RUNNING, LIVE)));

        assertThat(JsonMapper.shared().writeValueAsString(report))
                .isEqualTo("{\"state\":\"ready\",\"environment\":\"local\",\"data\":\"/srv/lookback\",\"processes\":"
                        + "[{\"name\":\"platform-api\",\"state\":\"running\",\"pid\":" + LIVE.pid()
                        + ",\"port\":8080,\"restarts\":1}],\"s3\":{\"endpoint\":\"http://127.0.0.1:9000\","
                        + "\"bucket\":\"lookback\",\"accessKey\":\"the-key\",\"secretKey\":\"the-secret\"}}");
    }

    @Test
    void itIsReadyOnlyWhenAllRun() {
        Member runs = member(ProcessState.RUNNING, LIVE);

        assertThat(report(state(Phase.STARTED, LIVE, runs)).isReady()).isTrue();
        assertThat(report(state(Phase.STARTING, LIVE, runs)).state()).isEqualTo("starting");
        assertThat(report(state(Phase.STOPPING, LIVE, runs)).state()).isEqualTo("stopping");
        assertThat(report(state(Phase.STARTED, LIVE, runs, member(ProcessState.STARTING, LIVE)))
                        .state())
                .isEqualTo("degraded");
    }

    @Test
    void aProcessThatHasJustDiedDoesNotRunWhateverTheFileSays() {
        StatusReport report = report(state(Phase.STARTED, LIVE, member(ProcessState.RUNNING, GONE)));

        assertThat(report.isReady()).isFalse();
        assertThat(report.processes())
                .containsExactly(new StatusReport.Entry("platform-api", "restarting", null, 8080, 1));
    }

    @Test
    void withoutItsSupervisorAnInstanceIsStopped() {
        StatusReport report = report(
                state(Phase.STARTED, GONE, member(ProcessState.RUNNING, LIVE), member(ProcessState.RUNNING, GONE)));

        assertThat(report.state()).isEqualTo("stopped");
        assertThat(report.processes()).extracting(StatusReport.Entry::state).containsExactly("stopping", "stopped");
    }

    @Test
    void whereNoneHasRunNothingIsKnown() {
        assertThat(JsonMapper.shared().writeValueAsString(StatusReport.of(DATA, Optional.empty())))
                .isEqualTo("{\"state\":\"stopped\",\"data\":\"/srv/lookback\",\"processes\":[]}");
    }
}
