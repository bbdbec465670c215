package dev.lookback.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Syslog over UDP, 70,000 a second for 10 seconds: what became of each datagram; then 1,000 a second: what that costs. */
final class HarvesterUdpBenchmark {

    private static final int FLOOD_RATE = 70_000;
    private static final int FLOOD_SECONDS = 10;
    private static final int QUIET_RATE = 1_000;
    private static final int WARM_SECONDS = 20;
    private static final int QUIET_SECONDS = 30;
    private static final int SAMPLES = 1_000;
    private static final String EVENTS = "lookback_harvester_events_";
    private static final String BY_KERNEL = "lookback_harvester_datagrams_dropped_total";

    private final Services services;

    HarvesterUdpBenchmark(Services services) {
        this.services = services;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        flood(kafka);
        quiet(kafka);
    }

    private void flood(String kafka) throws Exception {
        int port = Services.freePort();
        AppProcess harvester = HarvesterLoad.start(services, kafka, port, List.of());
        int sent = FLOOD_RATE * FLOOD_SECONDS;
        Instant start = Instant.now();
        try (LiveSender sender = new Datagrams(port)) {
            sender.sendAll(sent, FLOOD_RATE);
        }
        Duration took = Duration.between(start, Instant.now());
        System.out.printf("sent               %,10d datagrams, %,.0f/s%n", sent, sent * 1e9 / took.toNanos());
        awaitSettled(harvester);
        System.out.printf("received           %,10.0f%n", harvester.counter(EVENTS + "received_total"));
        System.out.printf("delivered          %,10.0f%n", harvester.counter(EVENTS + "delivered_total"));
        System.out.printf("dropped, counted   %,10.0f%n", harvester.counter(EVENTS + "dropped_total"));
        System.out.printf("dropped by kernel  %,10.0f%n", harvester.counter(BY_KERNEL));
        System.out.printf("lost uncounted     %,10.0f%n", sent - settled(harvester));
        harvester.stop();
    }

    /** Everything has an end: delivered, or dropped by somebody who counts. */
    private static void awaitSettled(AppProcess harvester) throws Exception {
        double before = -1;
        for (double now = settled(harvester); now > before; now = settled(harvester)) {
            before = now;
            TimeUnit.SECONDS.sleep(3);
        }
    }

    private static double settled(AppProcess harvester) throws Exception {
        return harvester.counter(EVENTS + "delivered_total")
                + harvester.counter(EVENTS + "dropped_total")
                + harvester.counter(BY_KERNEL);
    }

    private void quiet(String kafka) throws Exception {
        int port = Services.freePort();
        AppProcess harvester = HarvesterLoad.start(services, kafka, port, List.of());
        ProcessFigures figures = new ProcessFigures(harvester.process());
        try (LiveSender sender = new Datagrams(port)) {
            sender.sendAll(WARM_SECONDS * QUIET_RATE, QUIET_RATE);
            Duration before = figures.processorTime();
            Instant start = Instant.now();
            sender.sendAll(QUIET_SECONDS * QUIET_RATE, QUIET_RATE);
            double part = figures.processorTime().minus(before).toNanos()
                    / (double) Duration.between(start, Instant.now()).toNanos();
            System.out.printf(
                    "at 1,000 events/s  %.1f %% of a core, resident %.0f MB%n", part * 100, figures.resident());
        }
        harvester.stop();
    }

    /** A message each. */
    private static final class Datagrams implements LiveSender {

        private final DatagramChannel channel = DatagramChannel.open();
        private final List<ByteBuffer> messages = new ArrayList<>();

        Datagrams(int port) throws IOException {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            SampleEvents samples = new SampleEvents("benchbench");
            Instant now = Instant.now();
            for (int i = 0; i < SAMPLES; i++) {
                byte[] message = samples.syslog(now, "n=" + i + ' ');
                messages.add(
                        ByteBuffer.allocateDirect(message.length).put(message).flip());
            }
        }

        @Override
        public void send(int number) throws IOException {
            channel.write(messages.get(number % SAMPLES).rewind());
        }

        @Override
        public void flush() {
            // Each has left already.
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
