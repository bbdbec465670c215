package dev.lookback.benchmarks;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The harvester's events/s from syslog over TCP (RFC 5424, 8 connections) until Kafka has acknowledged them. The first
 * quarter warms it up and is not counted.
 */
final class HarvesterBenchmark {

    private static final int CONNECTIONS = 8;
    private static final String DELIVERED = "lookback_harvester_events_delivered_total";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Services services;
    private final int events;

    HarvesterBenchmark(Services services, int events) {
        this.services = services;
        this.events = events / CONNECTIONS * CONNECTIONS;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        int port = Services.freePort();
        AppProcess harvester = services.startApp(
                "harvester-agent",
                "128m",
                List.of(
                        "lookback.environment=bench",
                        "lookback.harvester.buffer=1s",
                        "lookback.harvester.syslog.port=" + port,
                        "lookback.harvester.spool.directory="
                                + services.directory().resolve("spool"),
                        "spring.kafka.bootstrap-servers=" + kafka));
        List<byte[]> messages = messages();
        long bytes = messages.stream().mapToLong(message -> message.length).sum();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                List<byte[]> part = messages.subList(i * events / CONNECTIONS, (i + 1) * events / CONNECTIONS);
                sending.add(senders.submit(() -> send(port, part)));
            }
            Progress warm = Progress.await(() -> harvester.counter(DELIVERED), events / 4.0, LIMIT);
            Duration processorBefore = harvester.processorTime();
            Progress all = Progress.await(() -> harvester.counter(DELIVERED), events, LIMIT);
            Duration processor = harvester.processorTime().minus(processorBefore);
            for (Future<?> one : sending) {
                one.get();
            }
            report(all.rateSince(warm), (double) bytes / events, processor.toMillis() / (all.value() - warm.value()));
        }
        harvester.stop();
    }

    private static void report(double rate, double bytes, double milliseconds) {
        System.out.printf("harvester, TCP to Kafka  %,8.0f events/s of %.0f bytes%n", rate, bytes);
        System.out.printf("processor                %8.1f s a million events%n", milliseconds * 1_000);
    }

    private List<byte[]> messages() {
        SampleEvents samples = new SampleEvents("benchbench");
        Instant time = Instant.now();
        List<byte[]> messages = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            messages.add(samples.syslog(time, i));
        }
        return messages;
    }

    private static Void send(int port, List<byte[]> messages) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024)) {
            for (byte[] message : messages) {
                out.write(message);
                out.write('\n');
            }
        }
        return null;
    }
}
