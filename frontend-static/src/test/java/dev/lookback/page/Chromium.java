package dev.lookback.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

/** The system's own browser and its driver: nothing is downloaded. */
public final class Chromium {

    private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/snap/bin");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--lang=en-US");

    private Chromium() {}

    /** Where it is missing a test is aborted, and fails where {@code CI=true}. */
    public static void require() {
        if (binary().isPresent() && driver().isPresent()) {
            return;
        }
        String missing =
                "THE PAGE IS NOT TESTED: chromium and chromedriver are missing (./lookback test installs them)";
        System.err.println(missing);
        assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
        abort(missing);
    }

    /** Headless, with a profile that is new and goes with it. */
    public static ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary().orElseThrow());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<File> binary() {
        return first("chromium", "google-chrome", "chromium-browser");
    }

    private static Optional<File> driver() {
        return first("chromedriver");
    }

    private static Optional<File> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> PLACES.stream().map(place -> new File(place, name)))
                .filter(File::canExecute)
                .findFirst();
    }
}
