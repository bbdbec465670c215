package dev.lookback.benchmarks;

import java.util.List;

/** {@code benchmarks/run NAME [events] [setting=value...]}. */
public final class Benchmarks {

    private static final String USAGE = """
            usage: benchmarks/run NAME [events] [setting=value...]
              es-consumer  documents/s from Kafka into Elasticsearch, of one es-consumer and of two, in turns with
                           ready-made _bulk bodies over plain HTTP; settings are the es-consumer's
              harvester    events/s from syslog over TCP, 8 connections, into Kafka, beside Debian's rsyslogd
              harvester-udp  what becomes of 70,000 datagrams/s; processor and memory at 1,000/s
              harvester-live  the same with live sending off, on, and on with filters
              syslog-live  latency from syslog over UDP, 100 lines a second, to a UDP port, to a WebSocket client
                           and to the page in Chromium
              nacl         the same straight to Kafka and through a NaCl proxy, in turns
              live         events/s and latency from a sender through two gateways to one browser and to twenty, beside
                           log.io 0.3.4, which npm fetches
              live-page    the gateway's page in Chromium at 10,000 events/s, for a minute: what is shown and told as
                           skipped, how long events take to the document, the longest picture, the heap""";

    private static final int LIVE_PER_SECOND = 10_000;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.getFirst().equals("--help")) {
            System.out.println(USAGE);
            return;
        }
        List<String> settings =
                words.stream().filter(word -> word.contains("=")).toList();
        List<String> numbers =
                words.stream().skip(1).filter(word -> !word.contains("=")).toList();
        int events = numbers.isEmpty() ? 600_000 : Integer.parseInt(numbers.getFirst());
        try (Services services = new Services()) {
            switch (words.getFirst()) {
                case "es-consumer" -> new EsConsumerBenchmark(services, events, settings).run();
                case "harvester" -> new HarvesterBenchmark(services, events).run();
                case "live" -> new LiveBenchmark(services).run();
                case "live-page" -> new LivePageBenchmark(services, events, LIVE_PER_SECOND).run();
                case "harvester-live" -> new HarvesterLiveBenchmark(services, events).run();
                case "harvester-udp" -> new HarvesterUdpBenchmark(services).run();
                case "nacl" -> new NaclBenchmark(services, events).run();
                case "syslog-live" -> new SyslogLiveBenchmark(services).run();
                default -> System.out.println(USAGE);
            }
        }
    }
}
