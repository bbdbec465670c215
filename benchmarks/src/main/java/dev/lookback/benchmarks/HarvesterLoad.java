package dev.lookback.benchmarks;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same messages (syslog over TCP, RFC 5424, 8 connections) through a harvester that is started for them, until Kafka has
 * acknowledged all. The first quarter warms it up and is not counted.
 */
final class HarvesterLoad {

    /**
     * What it came to.
     *
     * @param rate events a second
     * @param processor seconds of processor a million events
     * @param resident the most memory that it held, in megabytes
     * @param counters those that were asked for, at the end
     */
    record Outcome(double rate, double processor, double resident, List<Double> counters) {}

    /** What takes syslog over TCP and writes it to Kafka. */
    interface Target {

        int port();

        /** How many of the messages Kafka has. */
        double delivered() throws Exception;

        Process process();

        void stop() throws InterruptedException;
    }

    private static final int CONNECTIONS = 8;
    private static final String DELIVERED = "lookback_harvester_events_delivered_total";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Services services;
    private final String kafka;
    private final List<byte[]> messages;

    HarvesterLoad(Services services, String kafka, int events) {
        this.services = services;
        this.kafka = kafka;
        this.messages = messages(events / CONNECTIONS * CONNECTIONS);
    }

    private static List<byte[]> messages(int events) {
        SampleEvents samples = new SampleEvents("benchbench");
        Instant time = Instant.now();
        List<byte[]> messages = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            messages.add(samples.syslog(time, "n=" + i + ' '));
        }
        return messages;
    }

    /** @return of one message, on average */
    double bytes() {
        return messages.stream().mapToInt(message -> message.length).average().orElse(0);
    }

    /**
     * Starts a harvester, sends it all, and stops it.
     *
     * @param settings on top of those that it needs
     * @param counters to be read at the end
     */
    Outcome run(List<String> settings, List<String> counters) throws Exception {
        int port = Services.freePort();
        AppProcess harvester = start(services, kafka, port, settings);
        return run(
                new Harvester(harvester, port),
                counters.stream()
                        .map(counter -> (Progress.Counter) () -> harvester.counter(counter))
                        .toList());
    }

    /** The same with a program that runs; it is stopped at the end. */
    Outcome run(Target target, List<Progress.Counter> counters) throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> sending = new ArrayList<>();
            int share = messages.size() / CONNECTIONS;
            for (int i = 0; i < CONNECTIONS; i++) {
                List<byte[]> part = messages.subList(i * share, (i + 1) * share);
                sending.add(senders.submit(() -> send(target.port(), part)));
            }
            ProcessFigures figures = new ProcessFigures(target.process());
            Progress warm = Progress.await(target::delivered, messages.size() / 4.0, LIMIT);
            Duration before = figures.processorTime();
            Progress all = Progress.await(target::delivered, messages.size(), LIMIT);
            Duration used = figures.processorTime().minus(before);
            for (Future<?> one : sending) {
                one.get();
            }
            List<Double> counted = new ArrayList<>();
            for (Progress.Counter counter : counters) {
                counted.add(counter.value());
            }
            double processor = used.toMillis() * 1e3 / (all.value() - warm.value());
            return new Outcome(all.rateSince(warm), processor, figures.mostResident(), counted);
        } finally {
            target.stop();
        }
    }

    private record Harvester(AppProcess app, int port) implements Target {

        @Override
        public double delivered() throws Exception {
            return app.counter(DELIVERED);
        }

        @Override
        public Process process() {
            return app.process();
        }

        @Override
        public void stop() throws InterruptedException {
            app.stop();
        }
    }

    int count() {
        return messages.size();
    }

    /** A harvester with the memory that it has under {@code ./lookback up}. */
    static AppProcess start(Services services, String kafka, int port, List<String> settings) throws Exception {
        Path spool = services.directory().resolve("spool-" + port);
        List<String> all = new ArrayList<>(List.of(
                "lookback.environment=bench",
                "lookback.harvester.buffer=1s",
                "lookback.harvester.syslog.port=" + port,
                "lookback.harvester.spool.directory=" + spool,
                "spring.kafka.bootstrap-servers=" + kafka));
        all.addAll(settings);
        return services.startApp("harvester-agent", "128m", all);
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
