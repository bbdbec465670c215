package dev.lookback.benchmarks;

import dev.lookback.blocks.bzip2.Bzip2Library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code GET /environments/{env}/events} of one interval, beside the same parts expanded and thrown away, by our library and
 * by lbzip2, one after the other, in turns.
 */
final class EventsBenchmark {

    private static final int ROUNDS = 3;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Services services;
    private final ArchiveLines lines;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    EventsBenchmark(Services services, ArchiveLines lines) {
        this.services = services;
        this.lines = lines;
    }

    void run() throws Exception {
        ArchivingWorker worker = ArchivingWorker.prepare(services, List.of(lines));
        worker.archive().process().stop();
        List<String> settings = new ArrayList<>(worker.connections());
        settings.add("spring.elasticsearch.uris=" + services.startElasticsearch());
        AppProcess api = services.startApp("platform-api", "384m", settings);
        List<Path> parts = parts(worker.bucket());
        String range = "?start=" + ArchiveLines.START + "&end=" + ArchiveLines.START.plus(ArchiveLines.INTERVAL);
        for (int round = 0; round < ROUNDS; round++) {
            add("GET .../events", worker.raw(), () -> get(api, range, worker.raw()));
            add("GET .../events, filtered", worker.raw(), () -> get(api, range + "&filter=message:timeout", -1));
            add("the library alone", worker.raw(), () -> expand(parts));
            add("lbzip2 -d", worker.raw(), () -> lbzip2(parts));
        }
        System.out.printf("MB/s of text, %,.1f MB in %d parts%n", worker.raw() / 1e6, parts.size());
        figures.forEach((name, values) -> System.out.printf("%-28s %s%n", name, new Spread(values).text("%,.1f")));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void add(String name, long bytes, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(bytes * 1e3 / (System.nanoTime() - begin));
    }

    /** @param expected bytes; less than none where it is not known */
    private static void get(AppProcess api, String query, long expected) throws IOException, InterruptedException {
        URI uri = api.uri("/environments/" + ArchivingWorker.ENVIRONMENT.name() + "/events" + query);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                long bytes = body.transferTo(OutputStream.nullOutputStream());
                if (answer.statusCode() != 200 || expected >= 0 && bytes != expected) {
                    throw new IllegalStateException(
                            uri + ": " + answer.statusCode() + ", " + bytes + " bytes (expected: " + expected + ")");
                }
            }
        }
    }

    private static List<Path> parts(Path bucket) throws IOException {
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(file -> file.toString().endsWith(".bz2")).toList();
        }
    }

    private static void expand(List<Path> parts) throws IOException {
        StoreBzip2 library = new StoreBzip2("auto", Bzip2Library.AUTO);
        for (Path part : parts) {
            try (InputStream text = library.open(part)) {
                text.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static void lbzip2(List<Path> parts) throws IOException, InterruptedException {
        for (Path part : parts) {
            Bzip2Program.lbzip2(CORES).unpack(part);
        }
    }
}
