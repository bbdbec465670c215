package dev.lookback.process;

import dev.lookback.process.settings.SettingsCheck;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.io.PrintStream;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Starts a process of Lookback. */
public final class LookbackProcess {

    /** Below whatever the application's own files, the environment or the command line say. */
    static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("server.address", "127.0.0.1"),
            Map.entry("server.shutdown", "graceful"),
            // SIGTERM to exit within 30 seconds, whatever phase hangs.
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "20s"),
            Map.entry("spring.main.keep-alive", "true"),
            Map.entry("management.endpoint.health.probes.enabled", "true"),
            Map.entry("management.endpoint.health.show-details", "always"),
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            Map.entry("management.prometheus.metrics.export.enabled", "true"),
            Map.entry("spring.jmx.enabled", "false"),
            // The clients print their whole configuration at every start, and a line for every lost connection.
            Map.entry("logging.level.org.apache.kafka", "warn"),
            Map.entry("logging.level.org.apache.kafka.clients.NetworkClient", "error"),
            // Said whenever a consumer that was just given another partition gets an answer for the one before.
            Map.entry("logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", "error"),
            // Our own log says what a process does; a servlet that is initialized is no news.
            Map.entry("logging.level.org.apache.catalina.core.ContainerBase", "warn"),
            // What StartFailure says in one line, Spring Boot says in twenty.
            Map.entry("logging.level.org.springframework.boot.autoconfigure.logging", "off"),
            Map.entry("logging.level.org.springframework.boot.SpringApplication", "off"),
            Map.entry("logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "off"));

    private LookbackProcess() {}

    /** The same without checks of its own; nobody is asked who calls. */
    public static void run(Class<?> application, String name, String... arguments) {
        run(application, name, List.of(), arguments);
    }

    /**
     * The same of a process that may ask its callers who they are.
     *
     * @param asksCallers whether it does, as its settings say
     */
    public static void run(Class<?> application, String name, Predicate<Environment> asksCallers, String... arguments) {
        run(application, name, asksCallers, List.of(), arguments);
    }

    /**
     * Runs until SIGTERM. When it cannot start, it prints one line that says why and exits with status 1. With the argument
     * {@code --check} it only says what is wrong with its settings, and exits.
     *
     * @param name as {@code ./lookback status} shows it
     * @param checks of settings, for {@code --check}
     */
    public static void run(Class<?> application, String name, List<SettingsCheck> checks, String... arguments) {
        run(application, name, settings -> false, checks, arguments);
    }

    private static void run(
            Class<?> application,
            String name,
            Predicate<Environment> asksCallers,
            List<SettingsCheck> checks,
            String... arguments) {
        if (CheckRun.isAsked(arguments)) {
            System.exit(new CheckRun(name, asksCallers, checks, System.out, System.err).run(arguments));
        }
        forgetAddressesSoon();
        Supervision.stopWithSupervisor();
        try {
            new SpringApplicationBuilder(application)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .properties(DEFAULTS)
                    .properties("spring.application.name=" + name)
                    .initializers(
                            new LoopbackGuard(asksCallers), new HealthDetails(asksCallers), new UnknownKeysGuard(name))
                    .run(arguments);
        } catch (RuntimeException e) {
            if (StartFailure.isAbandoned(e)) {
                throw e;
            }
            System.err.println(name + ": cannot start: " + StartFailure.describe(e));
            System.exit(1);
        }
    }

    /**
     * Does what the application's runners do, and nothing else: serves nobody, and waits for nothing.
     *
     * @param name of the process whose settings it has
     * @return the exit status: 0 when all is done; else one line says why it is not
     */
    public static int runOnce(Class<?> application, String name, PrintStream err, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(DEFAULTS)
                .properties("spring.application.name=" + name, "spring.main.keep-alive=false")
                .initializers(new UnknownKeysGuard(name))
                .run(arguments)) {
            return SpringApplication.exit(context);
        } catch (RuntimeException e) {
            err.println(name + ": " + StartFailure.describe(e));
            return 1;
        }
    }

    /**
     * What {@code --check} does: says in a line each what is wrong with the settings, or in one that nothing is.
     *
     * @return the exit status: 0 when nothing is wrong
     */
    public static int check(
            String name, List<SettingsCheck> checks, PrintStream out, PrintStream err, String... arguments) {
        return new CheckRun(name, settings -> false, checks, out, err).run(arguments);
    }

    /** The JVM remembers what a name stands for until it is told otherwise: 30 seconds are long where pods come and go. */
    private static void forgetAddressesSoon() {
        Security.setProperty("networkaddress.cache.ttl", "5");
    }
}
