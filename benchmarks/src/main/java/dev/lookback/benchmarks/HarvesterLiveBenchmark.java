package dev.lookback.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What live sending costs the way to Kafka: the same load with live off, on, and on with a filter, in turns, since machines are
 * noisy. Two receivers listen, on this machine too.
 */
final class HarvesterLiveBenchmark {

    private static final int ROUNDS = 3;
    private static final String BOOKS = "lookback_harvester_live_events_";
    private static final List<String> COUNTERS =
            List.of(BOOKS + "delivered_total", BOOKS + "unwanted_total", BOOKS + "dropped_total");
    private static final String FILTER = "lookback.harvester.live.filter=";
    private static final String TERMS = "service.name:nginx AND log.level:(warn OR error)";
    private static final String PHRASE = "message:\"GET login\" AND host.name:web-* AND process.pid:[1000 TO 20000]";

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
            List<Variant> variants = List.of(
                    new Variant("live off"),
                    new Variant("live on", receivers),
                    new Variant("live on, " + TERMS, receivers, FILTER + TERMS),
                    new Variant("live on, " + PHRASE, receivers, FILTER + PHRASE));
            for (int round = 0; round < ROUNDS; round++) {
                for (Variant variant : variants) {
                    variant.run(load);
                }
            }
            double off = variants.getFirst().rate().median();
            variants.forEach(variant -> variant.print(off));
        }
    }

    /** A way to set it, and what came of it each time. */
    private static final class Variant {

        private final String name;
        private final List<String> settings;
        private final List<HarvesterLoad.Outcome> outcomes = new ArrayList<>();

        Variant(String name, String... settings) {
            this.name = name;
            this.settings = List.of(settings);
        }

        void run(HarvesterLoad load) throws Exception {
            outcomes.add(load.run(settings, COUNTERS));
        }

        Spread rate() {
            return new Spread(outcomes.stream().map(HarvesterLoad.Outcome::rate).toList());
        }

        void print(double off) {
            Spread processor = new Spread(
                    outcomes.stream().map(HarvesterLoad.Outcome::processor).toList());
            System.out.println(name);
            System.out.printf(
                    "  to Kafka           %s events/s, %.2f of live off%n",
                    rate().text("%,.0f"), rate().median() / off);
            System.out.printf("  processor          %s s a million events%n", processor.text("%.1f"));
            System.out.printf(
                    "  live               sent %s, unwanted %s, dropped %s%n", counted(0), counted(1), counted(2));
        }

        private String counted(int counter) {
            double sum = outcomes.stream()
                    .mapToDouble(outcome -> outcome.counters().get(counter))
                    .sum();
            return String.format(Locale.ROOT, "%,.0f", sum / outcomes.size());
        }
    }
}
