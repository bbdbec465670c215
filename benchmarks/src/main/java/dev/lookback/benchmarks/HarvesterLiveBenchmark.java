package dev.lookback.benchmarks;

import java.util.List;

/**
 * What live sending costs the way to Kafka: the same load with live off, on, and off once more, since machines are noisy. Two
 * receivers listen, on this machine too.
 */
final class HarvesterLiveBenchmark {

    private static final String BOOKS = "lookback_harvester_live_events_";
    private static final List<String> COUNTERS = List.of(BOOKS + "delivered_total", BOOKS + "dropped_total");

    private final Services services;
    private final int events;

    HarvesterLiveBenchmark(Services services, int events) {
        this.services = services;
        this.events = events;
    }

    void run() throws Exception {
        HarvesterLoad load = new HarvesterLoad(services, services.startKafka(), events);
        try (DrainedSocket one = DrainedSocket.open();
                DrainedSocket two = DrainedSocket.open()) {
            String receivers = "lookback.harvester.live.receivers=" + one.address() + "," + two.address();
            double before = off(load);
            double on = on(load, receivers);
            double base = (before + off(load)) / 2;
            System.out.printf("ratio, live to off     %8.2f%n", on / base);
        }
    }

    private static double off(HarvesterLoad load) throws Exception {
        HarvesterLoad.Outcome outcome = load.run(List.of(), List.of());
        print("live off", outcome);
        System.out.println();
        return outcome.rate();
    }

    private static double on(HarvesterLoad load, String receivers) throws Exception {
        HarvesterLoad.Outcome outcome = load.run(List.of(receivers), COUNTERS);
        print("live on", outcome);
        System.out.printf(
                "; live: sent %,.0f, dropped %,.0f%n",
                outcome.counters().getFirst(), outcome.counters().getLast());
        return outcome.rate();
    }

    private static void print(String name, HarvesterLoad.Outcome outcome) {
        System.out.printf(
                "%-22s %,8.0f events/s, %5.1f s of processor a million", name, outcome.rate(), outcome.processor());
    }
}
