package dev.lookback.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way of a syslog line, 100 a second for 20 seconds, over UDP into a harvester: until it is at a UDP port that the harvester
 * sends to, and until a WebSocket client of a gateway has it. Sender and receivers are this process, so one clock measures.
 * The first 5 seconds warm up and are not counted.
 */
final class SyslogLiveBenchmark {

    private static final int RATE = 100;
    private static final int WARM = 5 * RATE;
    private static final int EVENTS = WARM + 20 * RATE;

    private final Services services;
    private final LiveArrivals atReceiver = new LiveArrivals(EVENTS);
    private final LiveArrivals atClient = new LiveArrivals(EVENTS);

    SyslogLiveBenchmark(Services services) {
        this.services = services;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        int port = Services.freePort();
        LiveGateway gateway = LiveGateway.onFreePorts();
        AppProcess process = gateway.start(services);
        try (DrainedSocket receiver = DrainedSocket.open(this::received)) {
            String receivers = receiver.address() + ",127.0.0.1:" + gateway.udp();
            AppProcess harvester = HarvesterLoad.start(
                    services, kafka, port, List.of("lookback.harvester.live.receivers=" + receivers));
            try (LiveClient client = new LiveClient(LiveDialect.GATEWAY, gateway.http(), atClient);
                    LiveSender sender = new SyslogSender(port)) {
                sender.sendAll(EVENTS, RATE);
                // The last one is on its way.
                TimeUnit.SECONDS.sleep(1);
            }
            harvester.stop();
        }
        print("harvester to UDP", atReceiver);
        print("harvester, gateway, WebSocket", atClient);
        process.stop();
    }

    private void received(DatagramPacket packet) {
        atReceiver.note(packet.getData(), packet.getLength(), System.nanoTime());
    }

    private static void print(String name, LiveArrivals arrivals) {
        LiveArrivals.Latency latency = LiveArrivals.latency(List.of(arrivals), WARM);
        System.out.printf("%-30s %,d of %,d arrived; %s%n", name, latency.events(), EVENTS - WARM, latency);
    }

    /** A datagram a message. */
    private static final class SyslogSender implements LiveSender {

        private final DatagramSocket socket = new DatagramSocket();
        private final SampleEvents samples = new SampleEvents("benchbench");

        SyslogSender(int port) throws IOException {
            socket.connect(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public void send(int number) throws IOException {
            byte[] message = samples.syslog(Instant.now(), LiveArrivals.mark(number, System.nanoTime()));
            socket.send(new DatagramPacket(message, message.length));
        }

        @Override
        public void flush() {
            // Each has left already.
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
