package dev.lookback.benchmarks;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.filter.EventFilter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters over event lines, on one core, in turns: queries of the kinds that operators write. */
final class FilterBenchmark {

    private static final int ROUNDS = 3;

    private static final List<String> QUERIES = List.of(
            "message:timeout",
            "message:info",
            "message:\"connection refused\"",
            "message:connect*",
            "message:*onnect*",
            "timeout",
            "host.name:web-7",
            "log.level:error AND message:failed",
            "log.level:error AND process.pid:>30000",
            "process.pid:[1000 TO 1999]");

    private final List<byte[]> streams;
    private final long bytes;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Map<String, Integer> wanted = new LinkedHashMap<>();

    FilterBenchmark(ArchiveLines lines) {
        this.streams = lines.streams();
        this.bytes = streams.stream().mapToLong(stream -> stream.length).sum();
    }

    void run() {
        LuceneFilterParser parser = new LuceneFilterParser(Clock.systemUTC());
        for (int round = 0; round <= ROUNDS; round++) {
            for (String query : QUERIES) {
                measure(query, parser.parse(query), round > 0);
            }
        }
        System.out.printf("%.1f MB of event lines, MB/s on one core%n", bytes / 1e6);
        figures.forEach((query, values) -> System.out.printf(
                "%-40s %s, %,d events%n", query, new Spread(values).text("%,.1f"), wanted.get(query)));
    }

    /** @param counts whether the round is more than a warming up */
    private void measure(String query, EventFilter filter, boolean counts) {
        long begin = System.nanoTime();
        int found = 0;
        for (byte[] stream : streams) {
            found += wanted(filter, stream);
        }
        if (counts) {
            double rate = bytes * 1e3 / (System.nanoTime() - begin);
            figures.computeIfAbsent(query, key -> new ArrayList<>()).add(rate);
            wanted.put(query, found);
        }
    }

    private static int wanted(EventFilter filter, byte[] stream) {
        int found = 0;
        int from = 0;
        for (int at = 0; at < stream.length; at++) {
            if (stream[at] == '\n') {
                found += filter.matches(stream, from, at - from) ? 1 : 0;
                from = at + 1;
            }
        }
        return found;
    }
}
