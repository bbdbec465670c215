package dev.lookback.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.standalone.settings.Settings;
import dev.lookback.standalone.settings.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

class KnownSettingsTest {
    private final KnownSettings known = new KnownSettings(
            List.of("lookback.compressor.grace", "lookback.compressor.late-window", "lookback.roles"));

    @TempDir
    Path build;

    @Test
    void aTypingErrorIsNamedWithTheClosestSetting() {
        Settings settings = Settings.parse(List.of("lookback.compressor.grase=5s"));

        assertThatThrownBy(() -> known.check(settings))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("lookback.compressor.grase: unknown (expected: lookback.compressor.grace or another of"
                        + " docs/running.md)");
    }

    @Test
    void knownSettingsSpringBootsAndUpsOwnPass() {
        Settings settings = Settings.parse(List.of(
                "lookback.compressor.lateWindow=1s",
                "lookback.roles[0]=indexer",
                "lookback.ports.api=1",
                "logging.level.dev.lookback=debug"));

        known.check(settings);

        assertThat(settings.forProcesses()).hasSize(3);
    }

    @Test
    void namesComeFromTheListsInTheJars() throws IOException {
        for (BootApp app : BootApp.values()) {
            writeJar(build.resolve(app.module()).resolve(app.module() + ".jar"), "lookback." + app.module());
        }
        writeJar(build.resolve("platform-api").resolve("lib").resolve("block-store.jar"), "lookback.s3.bucket");

        KnownSettings found = KnownSettings.of(new Installation(build, build));

        found.check(Settings.parse(List.of("lookback.s3.bucket=x", "lookback.harvester-agent=1")));
        Settings unknown = Settings.parse(List.of("lookback.s3.buckets=x"));
        assertThatThrownBy(() -> found.check(unknown)).hasMessageStartingWith("lookback.s3.buckets: unknown");
    }

    private static void writeJar(Path path, String setting) throws IOException {
        Files.createDirectories(path.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path))) {
            jar.putNextEntry(new JarEntry("META-INF/spring-configuration-metadata.json"));
            jar.write(("{\"properties\":[{\"name\":\"" + setting + "\"}]}").getBytes(StandardCharsets.UTF_8));
        }
    }
}
