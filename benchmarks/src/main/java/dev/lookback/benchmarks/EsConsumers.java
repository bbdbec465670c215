package dev.lookback.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The es-consumers of one environment: a consumer group that shares the partitions of its topic. */
final class EsConsumers {

    static final int PARTITIONS = 4;

    private static final String DELIVERED = "lookback_recent_events_delivered_total";
    private static final String ASSIGNED = "kafka_consumer_coordinator_assigned_partitions";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final List<AppProcess> processes;
    private final String kafka;
    private final String environment;
    private final MeasuredIndex index;

    /** @param index that their events go to */
    EsConsumers(List<AppProcess> processes, String kafka, String environment, MeasuredIndex index) {
        this.processes = List.copyOf(processes);
        this.kafka = kafka;
        this.environment = environment;
        this.index = index;
    }

    /**
     * @param rate documents a second
     * @param documents of each consumer, all counted
     * @param processorTime of all of them
     */
    record Measured(double rate, List<Integer> documents, Duration processorTime) {}

    /** From the first record on its way to Kafka, and an index that is not there, until all is in it. */
    Measured measure(SampleBatches batches) throws Exception {
        index.delete();
        awaitPartitions();
        List<Double> before = delivered();
        Duration used = processorTime();
        int events = batches.lines().size();
        Progress start = new Progress(sum(before), System.nanoTime());
        batches.produce(kafka, "h-" + environment, PARTITIONS);
        Progress all = Progress.await(() -> sum(delivered()), start.value() + events, LIMIT);
        index.expectCount(events);
        awaitPartitions();
        return new Measured(all.rateSince(start), since(before), processorTime().minus(used));
    }

    /** Each has its share. */
    private void awaitPartitions() throws Exception {
        double share = (double) PARTITIONS / processes.size();
        for (AppProcess process : processes) {
            Progress.await(() -> process.counter(ASSIGNED) == share ? 1 : 0, 1, LIMIT);
        }
    }

    private List<Integer> since(List<Double> before) throws Exception {
        List<Double> now = delivered();
        List<Integer> documents = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            documents.add((int) (now.get(i) - before.get(i)));
        }
        return documents;
    }

    private List<Double> delivered() throws Exception {
        List<Double> delivered = new ArrayList<>();
        for (AppProcess process : processes) {
            delivered.add(process.counter(DELIVERED));
        }
        return delivered;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private Duration processorTime() {
        return processes.stream().map(AppProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }
}
