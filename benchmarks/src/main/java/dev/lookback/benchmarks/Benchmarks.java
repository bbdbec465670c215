package dev.lookback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code benchmarks/run NAME [events] [setting=value...]}. */
public final class Benchmarks {

    private static final String USAGE = """
            usage: benchmarks/run NAME [events] [setting=value...]
              es-consumer  documents/s from Kafka into Elasticsearch, of one es-consumer and of two, in turns with
                           ready-made _bulk bodies over plain HTTP; settings are the es-consumer's
              bzip2        MB/s in and out, and ratios, of every bzip2 that could be used, beside Debian's bzip2 and
                           lbzip2; corpus=DIRECTORY takes messages out of its *.log files
              compressor   MB/s from batches to a finished part of 256 MB in a JVM of 256 MB, beside its library on
                           one core and lbzip2 on all; memory, and where the time goes
              compressor-memory  once, with part=BYTES, 256,000,000 by default: 7,000,000 events are 2 GB
              compressor-worker  MB/s of the real process with -Xmx256m from Kafka to S3, beside libbz2 on one core;
                           its memory; 7,000,000 events are 2 GB
              events       MB/s of GET /environments/{env}/events, beside the library and lbzip2 -d
              filter       MB/s of filters over event lines, on one core
              history      an hour's load alone and beside a long one; live events' delay alone and beside a load;
                           corpus=DIRECTORY as for bzip2
              history-ceiling  documents/s of history loads, of one indexer and of two, in turns with ready-made _bulk
                           bodies; 3,600,000 events (half an hour), corpus=DIRECTORY
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

    private static final long PART_BYTES = 256_000_000;
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
                case "bzip2" -> new Bzip2Benchmark(services.directory(), archiveLines(events, settings)).run();
                case "compressor" ->
                    new CompressorBenchmark(services.directory(), archiveLines(events, settings)).run(PART_BYTES, 3);
                case "compressor-memory" ->
                    new CompressorBenchmark(services.directory(), archiveLines(events, settings))
                            .run(value(settings, "part").map(Long::parseLong).orElse(PART_BYTES), 1);
                case "compressor-worker" ->
                    new CompressorWorkerBenchmark(services, archiveLines(events, settings)).run();
                case "events" -> new EventsBenchmark(services, archiveLines(events, settings)).run();
                case "filter" -> new FilterBenchmark(archiveLines(events, settings)).run();
                case "history" -> new HistoryBenchmark(services, events, messages(settings)).run();
                case "history-ceiling" -> new HistoryCeiling(services, events, messages(settings)).run();
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

    private static ArchiveLines archiveLines(int events, List<String> settings) throws IOException {
        return new ArchiveLines(events, messages(settings));
    }

    /** Of real logs; none, where no directory of them is given. */
    private static List<String> messages(List<String> settings) throws IOException {
        List<String> messages = new ArrayList<>();
        Optional<String> corpus = value(settings, "corpus");
        if (corpus.isPresent()) {
            try (DirectoryStream<Path> logs = Files.newDirectoryStream(Path.of(corpus.get()), "*.log")) {
                for (Path log : logs) {
                    messages.addAll(Files.readAllLines(log, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return messages;
    }

    private static Optional<String> value(List<String> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.startsWith(name + "="))
                .map(setting -> setting.substring(name.length() + 1))
                .findFirst();
    }
}
