package dev.lookback.benchmarks;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
    private final SyslogLatencies atReceiver = new SyslogLatencies(EVENTS);
    private final SyslogLatencies atClient = new SyslogLatencies(EVENTS);

    SyslogLiveBenchmark(Services services) {
        this.services = services;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        int syslog = Services.freePort();
        int udp = Services.freePort();
        AppProcess gateway = services.startApp(
                "logio-gateway",
                "128m",
                List.of(
                        "lookback.environment=bench",
                        "lookback.gateway.udp.port=" + udp,
                        "lookback.gateway.logio.port=" + Services.freePort()));
        try (DrainedSocket receiver = DrainedSocket.open(this::received)) {
            AppProcess harvester = HarvesterLoad.start(
                    services,
                    kafka,
                    syslog,
                    List.of("lookback.harvester.live.receivers=" + receiver.address() + ",127.0.0.1:" + udp));
            WebSocket client = subscribe(gateway.port());
            send(syslog);
            atReceiver.print("harvester to UDP", WARM);
            atClient.print("harvester, gateway, WebSocket", WARM);
            client.abort();
            harvester.stop();
        }
        gateway.stop();
    }

    private void received(DatagramPacket packet) {
        atReceiver.arrived(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    private WebSocket subscribe(int port) {
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), new Client(atClient))
                .join();
        client.sendText("{\"subscribe\":\"all\"}", true).join();
        return client;
    }

    private void send(int port) throws IOException, InterruptedException {
        SampleEvents samples = new SampleEvents("benchbench");
        try (DatagramSocket socket = new DatagramSocket()) {
            long begin = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / RATE;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                byte[] message = samples.syslog(Instant.now(), i);
                atReceiver.sent(i);
                atClient.sent(i);
                socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
            }
        }
        // The last one is on its way.
        TimeUnit.SECONDS.sleep(1);
    }

    private static final class Client implements WebSocket.Listener {

        private final SyslogLatencies latencies;
        private final StringBuilder text = new StringBuilder();

        Client(SyslogLatencies latencies) {
            this.latencies = latencies;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                latencies.arrived(text);
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
