package dev.lookback.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What is measured: servers that bring events from a sender to clients.
 *
 * @param dialect what its clients speak
 * @param ports where they connect, in turn
 * @param way for events into it
 * @param servers its processes
 */
record LiveSetup(String name, LiveDialect dialect, List<Integer> ports, Way way, List<Process> servers) {

    @FunctionalInterface
    interface Way {
        LiveSender open() throws IOException;
    }

    /** Faster and faster, until something is lost or more is sent than arrives. */
    void upTo(int clients, List<Integer> rates) throws Exception {
        for (int rate : rates) {
            try (LiveSender sender = way.open()) {
                LiveRun.Result result = new LiveRun(this, clients, rate).measure(sender);
                System.out.println(result.line());
                if (!result.isBorne()) {
                    return;
                }
            }
        }
    }

    /** Of all servers together, since they were started. */
    Duration processorTime() {
        return servers.stream()
                .map(server -> server.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
