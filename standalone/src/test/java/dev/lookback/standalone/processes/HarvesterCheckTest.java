package dev.lookback.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class HarvesterCheckTest {

    private final Installation installation = new Installation(Path.of("/home"), Path.of("/build"));

    @Test
    void checksWhatUpWouldGive() {
        assertThat(HarvesterCheck.command(installation, null, List.of("lookback.harvester.buffer=1s")))
                .containsSubsequence(
                        "-jar",
                        "/build/harvester-agent/harvester-agent.jar",
                        "--check",
                        "--lookback.environment=local",
                        "--lookback.harvester.buffer=1s");
        assertThat(HarvesterCheck.command(installation, null, List.of("lookback.environment=prod")))
                .contains("--lookback.environment=prod")
                .doesNotContain("--lookback.environment=local");
    }

    @Test
    void aFileSaysEverythingItself() {
        assertThat(HarvesterCheck.command(installation, Path.of("/etc/harvester.yaml"), List.of()))
                .endsWith("--check", "--spring.config.additional-location=file:/etc/harvester.yaml");
    }
}
