package dev.lookback.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.NaclKeys;
import dev.lookback.standalone.instance.S3Keys;
import dev.lookback.standalone.settings.Ports;
import dev.lookback.standalone.settings.Settings;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process has the same JVM in an image as here, but for its memory. */
class ImageOptionsTest {

    private static final Path IMAGES = Path.of("..", "images");

    @Test
    void everyOptionOfTheImagesIsOneOfUp() throws IOException {
        List<String> options = Files.readAllLines(IMAGES.resolve("jvm.options")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        Settings settings = Settings.parse(List.of());
        Plan plan = new Plan(
                new Installation(Path.of("/home"), Path.of("/build")),
                DataDirectory.at(Path.of("/data")),
                settings,
                Ports.of(settings));
        BootSettings processes = new BootSettings(
                plan,
                new S3Keys("key", "secret"),
                new NaclKeys(Path.of("/data/nacl/proxy.key"), Path.of("/data/nacl/authorized_keys")));

        assertThat(options).isNotEmpty();
        assertThat(new BootApps(plan, processes).specs())
                .allSatisfy(process -> assertThat(process.launch().command()).containsAll(options));
    }

    @Test
    void everyProcessHasSettingsForItsTraining() {
        for (BootApp app : BootApp.values()) {
            assertThat(IMAGES.resolve("training").resolve(app.module() + ".options"))
                    .exists();
        }
    }
}
