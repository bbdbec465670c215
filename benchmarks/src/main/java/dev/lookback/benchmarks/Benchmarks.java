package dev.lookback.benchmarks;

import java.util.List;

/** {@code benchmarks/run NAME [events]}. */
public final class Benchmarks {

    private static final String USAGE = """
            usage: benchmarks/run NAME [events]
              es-consumer  documents/s from Kafka into Elasticsearch, beside ready-made _bulk bodies over plain HTTP
              harvester    events/s from syslog over TCP, 8 connections, into Kafka""";

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.size() > 2 || words.getFirst().equals("--help")) {
            System.out.println(USAGE);
            return;
        }
        int events = words.size() == 2 ? Integer.parseInt(words.get(1)) : 600_000;
        try (Services services = new Services()) {
            switch (words.getFirst()) {
                case "es-consumer" -> new EsConsumerBenchmark(services, events).run();
                case "harvester" -> new HarvesterBenchmark(services, events).run();
                default -> System.out.println(USAGE);
            }
        }
    }
}
