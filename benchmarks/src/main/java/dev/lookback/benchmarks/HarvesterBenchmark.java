package dev.lookback.benchmarks;

import java.util.List;

/** The harvester's events/s from syslog over TCP until Kafka has acknowledged them. */
final class HarvesterBenchmark {

    private final Services services;
    private final int events;

    HarvesterBenchmark(Services services, int events) {
        this.services = services;
        this.events = events;
    }

    void run() throws Exception {
        HarvesterLoad load = new HarvesterLoad(services, services.startKafka(), events);
        HarvesterLoad.Outcome outcome = load.run(List.of(), List.of());
        System.out.printf("harvester, TCP to Kafka  %,8.0f events/s of %.0f bytes%n", outcome.rate(), load.bytes());
        System.out.printf("processor                %8.1f s a million events%n", outcome.processor());
    }
}
