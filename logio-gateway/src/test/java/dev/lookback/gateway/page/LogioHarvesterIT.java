package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.gateway.RunningGateway;
import dev.lookback.page.Browser;
import dev.lookback.page.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The file harvester of log.io 0.3.4 as its maker published it, and the page. It needs node, and -Dlookback.logio, which names
 * the directory that `npm install --ignore-scripts log.io@0.3.4` was run in: tests of their own download nothing from npm.
 */
@EnabledIfSystemProperty(named = LogioHarvesterIT.PACKAGES, matches = ".+")
class LogioHarvesterIT {

    static final String PACKAGES = "lookback.logio";

    private static final String CONFIGURATION = """
            exports.config = {
              nodeName: 'my_server01',
              logStreams: { web_server: ['%s'] },
              server: { host: '127.0.0.1', port: %d }
            }
            """;

    @TempDir
    private Path directory;

    private Path file;

    @Test
    void itsLinesAreOnThePage() throws IOException, InterruptedException {
        Chromium.require();
        file = Files.createFile(directory.resolve("access.log"));
        try (RunningGateway gateway = RunningGateway.start();
                Browser browser = new Browser(directory.resolve("profile"), "http://127.0.0.1:" + gateway.port())) {
            Process harvester = startHarvester(gateway.port("logio"));
            try {
                look(new Desk(gateway, browser));
            } finally {
                harvester.destroy();
                harvester.waitFor();
            }
        }
    }

    private Process startHarvester(int port) throws IOException {
        Path home = Files.createDirectories(directory.resolve(".log.io"));
        Files.writeString(home.resolve("harvester.conf"), CONFIGURATION.formatted(file, port));
        Path program = Path.of(System.getProperty(PACKAGES), "node_modules", "log.io", "bin", "log.io-harvester");
        ProcessBuilder builder = new ProcessBuilder("node", program.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("harvester.log").toFile());
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }

    private void look(Desk desk) throws IOException {
        Browser browser = desk.browser();
        browser.size(LivePageTests.WIDTH, LivePageTests.HEIGHT);
        browser.prefer("light");
        desk.open("");
        browser.awaits(() -> {
            write(List.of("is anybody there"));
            assertThat(names(browser, "Streams")).containsExactly("web_server");
        });
        assertThat(names(browser, "Sources")).containsExactly("my_server01");
        browser.click("[title='web_server']");
        desk.settle();
        browser.press("c");

        List<String> lines = IntStream.range(0, 30)
                .mapToObj(number -> "10.0.0.7 GET /cart/%d 200 | %d ms".formatted(number, 3 * number))
                .toList();
        write(lines);

        browser.awaits(() -> assertThat(desk.messages(1)).endsWith(lines.get(28), lines.get(29)));
        browser.awaits(() -> assertThat(desk.figure("shown")).isGreaterThanOrEqualTo(lines.size()));
        assertThat(browser.takeErrors()).isEmpty();
        picture(browser);
    }

    private void write(List<String> lines) throws IOException {
        Files.write(file, lines, StandardOpenOption.APPEND);
    }

    private static List<String> names(Browser browser, String group) {
        return browser.all("[aria-label=" + group + "] .input-name").stream()
                .map(element -> element.getText())
                .toList();
    }

    private static void picture(Browser browser) throws IOException {
        String pictures = System.getProperty(LiveScreenshotsIT.DIRECTORY);
        if (pictures != null) {
            browser.screenshot(Files.createDirectories(Path.of(pictures)).resolve("live-logio-harvester.png"));
        }
    }
}
