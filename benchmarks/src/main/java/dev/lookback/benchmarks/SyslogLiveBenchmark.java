package dev.lookback.benchmarks;

import dev.lookback.page.Chromium;
import org.openqa.selenium.chrome.ChromeDriver;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The way of a syslog line, 100 a second for 20 seconds, over UDP into a harvester: until it is at a UDP port that the harvester
 * sends to, until a WebSocket client of a gateway has it, and until it stands in the document of the gateway's page in Chromium.
 * Sender and receivers are on one machine; the first two are this process, so one clock measures. The first 5 seconds warm up
 * and are not counted.
 */
final class SyslogLiveBenchmark {

    private static final int RATE = 100;
    private static final int WARM = 5 * RATE;
    private static final int EVENTS = WARM + 20 * RATE;

    /** Takes note of each line when it comes into the document, by the time and the number that stand in its message. */
    private static final String WATCH = """
            const lines = document.querySelector('.lines');
            globalThis.delays = new Map();
            const look = () => {
              const now = performance.timeOrigin + performance.now();
              for (const message of lines.querySelectorAll('.line:not(.gone) .line-message')) {
                const [, number, micros] = /~n=(\\d+) \\d+ @(\\d+)/.exec(message.textContent) ?? [];
                if (number && !delays.has(Number(number))) {
                  delays.set(Number(number), now - micros / 1000);
                }
              }
            };
            new MutationObserver(look).observe(lines, { subtree: true, childList: true, characterData: true });
            """;

    private static final String FIGURES = """
            const sorted = [...delays].filter(([number]) => number >= arguments[0])
              .map(([, delay]) => delay).sort((one, other) => one - other);
            const at = share => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
            return [sorted.length, at(0.5), at(0.99), at(1)].map(String);
            """;

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
                send(sender);
            }
            ChromeDriver page = open(gateway);
            try (LiveSender sender = new SyslogSender(port)) {
                send(sender);
                print(page);
            } finally {
                page.quit();
            }
            harvester.stop();
        }
        print("harvester to UDP", atReceiver);
        print("harvester, gateway, WebSocket", atClient);
        process.stop();
    }

    private static void send(LiveSender sender) throws IOException, InterruptedException {
        sender.sendAll(EVENTS, RATE);
        // The last one is on its way.
        TimeUnit.SECONDS.sleep(1);
    }

    private ChromeDriver open(LiveGateway gateway) throws InterruptedException {
        ChromeDriver page = Chromium.start(services.directory().resolve("profile"));
        page.get("http://127.0.0.1:" + gateway.http() + "/#/live?1.streams=nginx");
        while (page.executeScript("return document.querySelector('.lines[aria-busy=false]')") == null
                || page.executeScript("return document.querySelector('.state-open')") == null) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        page.executeScript(WATCH);
        return page;
    }

    private static void print(ChromeDriver page) {
        List<?> figures = (List<?>) Objects.requireNonNull(page.executeScript(FIGURES, WARM));
        List<Double> numbers = figures.stream()
                .map(figure -> Double.parseDouble(String.valueOf(figure)))
                .toList();
        System.out.printf(
                "%-30s %,.0f of %,d arrived; p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                "harvester, gateway, Chromium",
                numbers.get(0),
                EVENTS - WARM,
                numbers.get(1),
                numbers.get(2),
                numbers.get(3));
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
            Instant now = Instant.now();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
            byte[] message = samples.syslog(now, LiveArrivals.mark(number, System.nanoTime()) + '@' + micros + ' ');
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
