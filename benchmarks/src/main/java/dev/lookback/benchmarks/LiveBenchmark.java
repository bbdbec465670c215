package dev.lookback.benchmarks;

import java.util.List;

/**
 * From a sender to browsers: events of 200 bytes, by UDP to two gateways, three of ten to both, and by log.io's TCP to one; the
 * same TCP to log.io 0.3.4. Sender, gateways and clients share the machine; latency is from the sender's clock to the client's,
 * which are one.
 */
final class LiveBenchmark {

    private static final List<Integer> TO_ONE = List.of(20_000, 40_000, 80_000, 160_000, 320_000);
    private static final List<Integer> TO_TWENTY = List.of(10_000, 20_000, 40_000, 60_000, 80_000);
    private static final List<Integer> LOG_IO_TO_ONE = List.of(1_000, 2_000, 10_000, 20_000);
    private static final List<Integer> LOG_IO_TO_TWENTY = List.of(1_000, 2_000, 10_000);

    private final Services services;

    LiveBenchmark(Services services) {
        this.services = services;
    }

    void run() throws Exception {
        gateways();
        LogIo logIo = LogIo.install(services.directory().resolve("log.io"));
        logIo(logIo, 1, LOG_IO_TO_ONE);
        logIo(logIo, 20, LOG_IO_TO_TWENTY);
    }

    private void gateways() throws Exception {
        LiveGateway first = LiveGateway.onFreePorts();
        LiveGateway second = LiveGateway.onFreePorts();
        AppProcess one = first.start(services, second);
        AppProcess other = second.start(services, first);
        LiveSetup udp = new LiveSetup(
                "two gateways, UDP, 30 % twice",
                LiveDialect.GATEWAY,
                List.of(first.http(), second.http()),
                () -> new LiveUdpSender(LiveGateway.ENVIRONMENT, List.of(first.udp(), second.udp()), new MarkedLines()),
                List.of(one.process(), other.process()));
        udp.upTo(1, TO_ONE);
        udp.upTo(20, TO_TWENTY);
        other.stop();
        LiveSetup tcp = new LiveSetup(
                "gateway, log.io TCP",
                LiveDialect.GATEWAY,
                List.of(first.http()),
                () -> new LiveLogIoSender(first.logIo()),
                List.of(one.process()));
        tcp.upTo(1, TO_ONE);
        tcp.upTo(20, TO_TWENTY);
        one.stop();
    }

    /** Each time anew: what one was given and could not bear, it would go on with. */
    private static void logIo(LogIo logIo, int clients, List<Integer> rates) throws Exception {
        try (LogIo.Server server = logIo.start()) {
            LiveSetup setup = new LiveSetup(
                    "log.io 0.3.4, TCP",
                    LiveDialect.LOG_IO,
                    List.of(server.webPort()),
                    () -> new LiveLogIoSender(server.logPort()),
                    List.of(server.process()));
            setup.upTo(clients, rates);
        }
    }
}
