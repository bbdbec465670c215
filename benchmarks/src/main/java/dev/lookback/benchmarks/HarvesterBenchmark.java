package dev.lookback.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Events/s from syslog over TCP until Kafka has acknowledged them, with the journal on, beside Debian's rsyslogd on the same
 * broker, in turns, since machines are noisy.
 */
final class HarvesterBenchmark {

    private static final int ROUNDS = 3;

    private final Services services;
    private final int events;

    HarvesterBenchmark(Services services, int events) {
        this.services = services;
        this.events = events;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        HarvesterLoad load = new HarvesterLoad(services, kafka, events);
        List<HarvesterLoad.Outcome> ours = new ArrayList<>();
        List<HarvesterLoad.Outcome> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(load.run(List.of(), List.of()));
            theirs.add(load.run(new Rsyslogd(services.directory(), kafka, "rsyslog-" + round), List.of()));
        }
        System.out.printf("%,d messages of %.0f bytes, 8 connections%n", load.count(), load.bytes());
        double rsyslogd = print("rsyslogd", theirs, load.bytes());
        double harvester = print("harvester", ours, load.bytes());
        System.out.printf("harvester beside rsyslogd %.2f%n", harvester / rsyslogd);
    }

    private static double print(String name, List<HarvesterLoad.Outcome> outcomes, double bytes) {
        Spread rate =
                new Spread(outcomes.stream().map(HarvesterLoad.Outcome::rate).toList());
        Spread processor = new Spread(
                outcomes.stream().map(HarvesterLoad.Outcome::processor).toList());
        Spread resident = new Spread(
                outcomes.stream().map(HarvesterLoad.Outcome::resident).toList());
        System.out.printf(
                "%-10s %s events/s, %.1f MB/s, processor %s s a million events, resident at most %s MB%n",
                name, rate.text("%,.0f"), rate.median() * bytes / 1e6, processor.text("%.1f"), resident.text("%.0f"));
        return rate.median();
    }
}
