package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A harvester beside the installation's own, with a spool and a clock of its own. While it runs its clock goes wrong; then it
 * is started anew with more room in its spool.
 */
final class SecondHarvester implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long MEGABYTE = 1 << 20;

    /** Three times what the alert tolerates. */
    private static final Duration AHEAD = Duration.ofSeconds(90);

    /** In seconds: what a batch is on its way hides as much of the skew. */
    private static final double ON_ITS_WAY = 10;

    private final Installation installation;
    private final Path directory;
    private final MovableClock clock;
    private final int port;
    private final Metrics metrics;
    private int spoolMegabytes = 64;
    private Process process;

    private SecondHarvester(Installation installation, Path directory, int port) throws IOException {
        this.installation = installation;
        this.directory = directory;
        this.clock = new MovableClock(directory.resolve("clock"));
        this.port = port;
        this.metrics = new Metrics(http());
        this.process = startWithARightClock();
    }

    /**
     * It is not ready yet.
     *
     * @param directory of its own, that is not there yet
     */
    static SecondHarvester start(Installation installation, Path directory) throws IOException {
        int port = new FreePorts().named(List.of("harvester")).get("harvester");
        return new SecondHarvester(installation, Files.createDirectory(directory), port);
    }

    private Process startWithARightClock() throws IOException {
        clock.setAhead(Duration.ZERO);
        ProcessBuilder builder = PackagedJar.of("harvester-agent")
                .process(
                        directory.resolve("log"),
                        "--lookback.environment=" + Installation.ENVIRONMENT,
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + installation.port("kafka"),
                        "--lookback.harvester.syslog.port=0",
                        "--lookback.harvester.buffer=100ms",
                        "--lookback.harvester.spool.directory=" + directory.resolve("spool"),
                        "--lookback.harvester.spool.max-size=" + spoolMegabytes + "MB");
        builder.environment().putAll(clock.environment());
        return builder.start();
    }

    /** Where it is found whenever it is ready. */
    Http http() {
        return Http.on(port);
    }

    /** It is started anew at the end of it, and not ready yet. */
    void round() throws IOException {
        await("it is ready")
                .ignoreExceptions()
                .until(() -> http().get("/actuator/health/readiness").status() == 200);
        assertThat(metrics.sum("lookback_harvester_spool_max_bytes")).isEqualTo(spoolMegabytes * MEGABYTE);
        awaitSkew(Duration.ZERO);
        clock.setAhead(AHEAD);
        awaitSkew(AHEAD);
        Processes.end(process, LIMIT);
        spoolMegabytes *= 2;
        process = startWithARightClock();
    }

    private void awaitSkew(Duration skew) {
        await("the clock's skew is " + skew).untilAsserted(() -> {
            deliver();
            assertThat(metrics.sum("lookback_harvester_clock_skew_seconds"))
                    .isCloseTo(skew.toSeconds(), within(ON_ITS_WAY));
        });
    }

    /** The skew is that of the last batch. */
    private void deliver() {
        double before = delivered();
        http().post("/events", "application/x-ndjson", HarvesterFaults.line("second-harvester", "by another clock"))
                .orFail();
        await("it is delivered").until(() -> delivered() > before);
    }

    private double delivered() {
        return metrics.sum("lookback_harvester_events_delivered_total");
    }

    private ConditionFactory await(String what) {
        return Awaitility.await(what)
                .atMost(LIMIT)
                .failFast("the second harvester has ended", () -> !process.isAlive());
    }

    @Override
    public void close() {
        Processes.end(process, LIMIT);
    }
}
