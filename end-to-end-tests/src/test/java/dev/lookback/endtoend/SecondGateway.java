package dev.lookback.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A gateway beside the installation's own, which looks for it all the time and gets events from it while it runs.
 *
 * @param port on which it is looked for
 * @param peer the installation's own
 */
record SecondGateway(int port, int peer) {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    static SecondGateway beside(Installation installation) {
        int port = new FreePorts().named(List.of("gateway")).get("gateway");
        installation.set("lookback.gateway.peers", address(port));
        return new SecondGateway(port, installation.port("live"));
    }

    /** It is not ready yet. */
    Running start(Path log) throws IOException {
        return new Running(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString(),
                        "--lookback.environment=" + Installation.ENVIRONMENT,
                        "--server.port=" + port,
                        "--lookback.gateway.udp.port=0",
                        "--lookback.gateway.logio.port=0",
                        "--lookback.gateway.peers=" + address(peer))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Boards.ROOT.resolve("logio-gateway/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("logio-gateway-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("logio-gateway: no jar (expected: packaged before)"));
        }
    }

    /** Until it is closed. */
    record Running(Process process) implements AutoCloseable {

        @Override
        public void close() {
            Processes.end(process, LIMIT);
        }
    }
}
