package dev.lookback.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
        return new Running(PackagedJar.of("logio-gateway")
                .process(
                        log,
                        "--lookback.environment=" + Installation.ENVIRONMENT,
                        "--server.port=" + port,
                        "--lookback.gateway.udp.port=0",
                        "--lookback.gateway.logio.port=0",
                        "--lookback.gateway.peers=" + address(peer))
                .start());
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    /** Until it is closed. */
    record Running(Process process) implements AutoCloseable {

        @Override
        public void close() {
            Processes.end(process, LIMIT);
        }
    }
}
