package dev.lookback.api;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.Part;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadMessages;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.WorkTopics;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.WriteMode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers tasks with a few events an interval, each of another host, as the real one does with those of its block. */
public final class TestIndexer implements AutoCloseable {

    /** An interval. */
    public static final int EVENTS = 4;

    private final KafkaConsumer<byte[], byte[]> tasks;
    private final KafkaProducer<byte[], byte[]> results;
    private final DocumentWriter writer;
    private final String environment;
    private volatile Optional<BlockCatalogue> catalogue = Optional.empty();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private volatile int limit = Integer.MAX_VALUE;
    private volatile boolean isStopped;
    private final Thread thread = new Thread(this::run, "test-indexer");

    /** Takes all tasks, and answers those of the environment. */
    public TestIndexer(String kafka, DocumentWriter writer, String environment) {
        this.tasks = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "indexer-" + environment,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "metadata.max.age.ms",
                        1_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.results = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer());
        this.writer = writer;
        this.environment = environment;
        thread.start();
    }

    /** Is silent after so many. */
    public TestIndexer answering(int tasksAtMost) {
        limit = tasksAtMost;
        return this;
    }

    /** Has so many events for each part of a block, and says what was listed. */
    public TestIndexer reading(BlockCatalogue archive) {
        catalogue = Optional.of(archive);
        return this;
    }

    public int answered() {
        return answered.get();
    }

    /** How often each task has come, answered or not, by its key. */
    Map<String, Integer> received() {
        return received;
    }

    @Override
    public void close() {
        isStopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (tasks;
                results) {
            tasks.subscribe(List.of(WorkTopics.HISTORY_TASKS));
            while (!isStopped) {
                for (ConsumerRecord<byte[], byte[]> record : tasks.poll(Duration.ofMillis(100))) {
                    LoadTask task = LoadMessages.readTask(record.value());
                    if (task.environment().name().equals(environment)) {
                        take(task);
                    }
                }
            }
        }
    }

    private void take(LoadTask task) {
        received.merge(task.key(), 1, Integer::sum);
        if (answered.get() < limit) {
            answer(task);
        }
    }

    private void answer(LoadTask task) {
        List<Part> parts = parts(task);
        int events = Math.max(1, parts.size()) * EVENTS;
        DocumentBatch batch = new DocumentBatch(1_000);
        String alias = HistoryIndexName.writeAlias(task.index());
        EventFilter filter = filter(task);
        long unwanted = 0;
        for (int event = 0; event < events; event++) {
            byte[] line = line(task.interval(), event);
            if (filter.matches(line, 0, line.length)) {
                batch.add(alias, line, 0, line.length);
            } else {
                unwanted++;
            }
        }
        if (writer.write(batch, WriteMode.ALIAS_ONLY).withoutTarget().isEmpty()) {
            LoadResult result = new LoadResult(
                            task.index(),
                            task.loadId(),
                            task.interval(),
                            new LoadResult.Counts(events, 0, 0, 0, unwanted),
                            List.of())
                    .withListed(parts.stream()
                            .mapToLong(part -> part.name().events())
                            .sum());
            results.send(new ProducerRecord<>(
                    WorkTopics.HISTORY_PROGRESS,
                    task.index().getBytes(StandardCharsets.UTF_8),
                    LoadMessages.write(result)));
            results.flush();
            answered.incrementAndGet();
        }
    }

    private List<Part> parts(LoadTask task) {
        return catalogue.stream()
                .flatMap(archive -> archive.list(task.environment(), task.interval(), task.interval()).stream())
                .flatMap(block -> block.parts().stream())
                .toList();
    }

    private static EventFilter filter(LoadTask task) {
        return task.filter()
                .map(filter -> new LuceneFilterParser(Clock.fixed(filter.now(), ZoneOffset.UTC)).parse(filter.query()))
                .orElse(EventFilter.ALL);
    }

    private static byte[] line(Interval interval, int event) {
        String time = EventTime.format(Instant.ofEpochSecond(interval.number() * 300));
        return ("{\"@timestamp\":\"" + time + "\",\"event\":{\"id\":\"testtesttest" + interval.key() + event
                        + "\",\"kind\":\"event\"},\"host\":{\"name\":\"web-" + event
                        + "\"},\"service\":{\"name\":\"test\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
