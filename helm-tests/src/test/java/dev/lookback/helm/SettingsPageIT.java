package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class SettingsPageIT {

    private static final Path PAGE = Path.of("..", "docs", "settings.md");
    private static final SettingsPage OURS = ours();

    private static SettingsPage ours() {
        Map<String, ProcessJar> processes = new LinkedHashMap<>();
        for (String module : List.of("harvester-agent", "logio-gateway", "pipeline-workers", "platform-api")) {
            processes.put(module, ProcessJar.of(module));
        }
        return new SettingsPage(processes);
    }

    @Test
    @EnabledIfSystemProperty(named = "lookback.settings.write", matches = "true")
    void write() throws IOException {
        Files.writeString(PAGE, OURS.text());
    }

    @Test
    void thePageIsWhatTheProcessesHave() throws IOException {
        assertThat(OURS.text())
                .as("docs/settings.md; -Dlookback.settings.write=true writes it")
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everySettingSaysWhatItIs() {
        assertThat(OURS.undescribed()).isEmpty();
    }
}
