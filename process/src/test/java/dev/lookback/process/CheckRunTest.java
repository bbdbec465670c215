package dev.lookback.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.process.settings.SettingsCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CheckRunTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysInOneLineThatNothingIsWrong() {
        assertThat(check(List.of(), "--lookback.environment=prod")).isZero();

        assertThat(out.toString(UTF_8)).isEqualTo("sample: the settings are right\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void saysWhatIsWrongInALineEach(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("x.yaml"), "lookback.sample.input.wrkers: 1\n");

        int status = check(
                List.of(settings -> List.of("own: " + settings.getProperty("server.address"))),
                "--spring.config.additional-location=file:" + file,
                "--server.address=192.0.2.1");

        assertThat(status).isOne();
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "sample: " + file + ": line 1: lookback.sample.input.wrkers: unknown (expected:"
                                + " lookback.sample.input.workers, or another of the documentation)",
                        "sample: lookback.environment: missing (expected: a name, like prod)",
                        "sample: server.address: 192.0.2.1 (expected: a loopback address, since no users are configured; lookback.access.without-users=true lets everybody in who reaches it)",
                        "sample: own: 192.0.2.1");
    }

    @Test
    void whoAsksItsCallersMayListenAnywhere() {
        CheckRun check = new CheckRun(
                "sample",
                settings -> true,
                List.of(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));

        assertThat(check.run("--lookback.environment=prod", "--server.address=192.0.2.1"))
                .isZero();
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(check(List.of(), "--spring.config.additional-location=file:/nowhere/x.yaml"))
                .isOne();

        assertThat(err.toString(UTF_8))
                .startsWith("sample: ")
                .contains("/nowhere/x.yaml")
                .containsOnlyOnce("\n");
    }

    @Test
    void aProcessDoesNotStartWithAnUnknownKey() {
        StaticApplicationContext context = new StaticApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("lookback.sample.input.path", "1")));

        assertThatThrownBy(() -> new UnknownKeysGuard("sample").initialize(context))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage(
                        "command line: lookback.sample.input.path: unknown (expected: lookback.sample.input.paths, or"
                                + " another of the documentation)");
    }

    private int check(List<SettingsCheck> checks, String... arguments) {
        return LookbackProcess.check(
                "sample", checks, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    }
}
