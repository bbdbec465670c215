package dev.lookback.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The documents/s of one es-consumer and of two that share four partitions, from Kafka into Elasticsearch, beside the same
 * documents as ready-made bodies. Elasticsearch's own speed moves by a third within minutes: so the three take turns, each
 * from an empty index, and a ratio is that of one turn. All are running and warm from the beginning.
 */
final class EsConsumerBenchmark {

    private static final int ROUNDS = 7;

    private final Services services;
    private final int events;
    private final List<String> settings;
    private final Instant time = Instant.now().minusSeconds(3_600);

    private final List<Double> raw = new ArrayList<>();
    private final List<Double> one = new ArrayList<>();
    private final List<Double> two = new ArrayList<>();

    /**
     * @param events of a measurement
     * @param settings of the consumers, on top of where things are
     */
    EsConsumerBenchmark(Services services, int events, List<String> settings) {
        this.services = services;
        this.events = events;
        this.settings = List.copyOf(settings);
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        URI elasticsearch = services.startElasticsearch();
        // Its start makes the template, which all sides use.
        startConsumers("raw", 1, kafka, elasticsearch).getFirst().stop();
        SampleBatches batches = new SampleBatches(events, time);
        EsConsumers alone = consumers("one", 1, kafka, elasticsearch);
        EsConsumers sharing = consumers("two", 2, kafka, elasticsearch);
        RawBulk ceiling = new RawBulk(elasticsearch, index(elasticsearch, "raw"));
        alone.measure(batches);
        sharing.measure(batches);
        List<byte[]> half = batches.lines().subList(0, events / 2);
        RawBulk.Shape shape = RawBulk.Shape.quickest(tried -> ceiling.run(half, tried));
        for (int round = 0; round < ROUNDS; round++) {
            // Another one first each time: what comes behind another finds its caches and its rubbish.
            for (int turn = 0; turn < 3; turn++) {
                switch ((round + turn) % 3) {
                    case 0 -> raw.add(show("raw _bulk", ceiling.run(batches.lines(), shape)));
                    case 1 -> one.add(show("one", alone.measure(batches)));
                    default -> two.add(show("two", sharing.measure(batches)));
                }
            }
        }
        showAll();
    }

    private static double show(String name, double rate) {
        System.out.printf(Locale.ROOT, "%-10s %,8.0f documents/s%n", name, rate);
        return rate;
    }

    private double show(String name, EsConsumers.Measured measured) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %,8.0f documents/s, %5.1f s of processor a million, documents of each %s%n",
                name,
                measured.rate(),
                measured.processorTime().toMillis() * 1_000.0 / events,
                measured.documents());
        return measured.rate();
    }

    private void showAll() {
        String rate = "%,8.0f";
        String ratio = "%8.2f";
        System.out.printf(
                "%nmedian (lowest to highest) of %d turns of %,d documents each, %d processors%n",
                ROUNDS, events, Runtime.getRuntime().availableProcessors());
        System.out.println("raw _bulk          " + new Spread(raw).text(rate) + " documents/s");
        System.out.println("one es-consumer    " + new Spread(one).text(rate) + " documents/s");
        System.out.println("two es-consumers   " + new Spread(two).text(rate) + " documents/s, lanes=4");
        System.out.println("one / raw          " + new Spread(ratios(one, raw)).text(ratio) + ", must 0.7, aim 0.9");
        System.out.println("two / raw          " + new Spread(ratios(two, raw)).text(ratio));
        System.out.println("two / one          " + new Spread(ratios(two, one)).text(ratio));
    }

    private static List<Double> ratios(List<Double> values, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / others.get(i));
        }
        return ratios;
    }

    private EsConsumers consumers(String environment, int count, String kafka, URI elasticsearch) throws Exception {
        return new EsConsumers(
                startConsumers(environment, count, kafka, elasticsearch),
                kafka,
                environment,
                index(elasticsearch, environment));
    }

    private List<AppProcess> startConsumers(String environment, int count, String kafka, URI elasticsearch)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "lookback.environment=" + environment,
                "lookback.workers.roles=es-consumer",
                "spring.kafka.bootstrap-servers=" + kafka,
                "spring.elasticsearch.uris=" + elasticsearch));
        all.addAll(settings);
        List<AppProcess> consumers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            consumers.add(services.startApp("pipeline-workers", "384m", all));
        }
        return consumers;
    }

    private MeasuredIndex index(URI elasticsearch, String environment) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);
        return new MeasuredIndex(elasticsearch, "recent-" + environment + "." + day.format(time));
    }
}
