package dev.lookback.endtoend;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** The platform's own topics: tasks of loads, and their results. */
record WorkQueue(int kafkaPort, Admin admin) implements AutoCloseable {
    private static final String TASKS = "lookback-history-tasks";
    private static final String RESULTS = "lookback-history-progress";
    private static final String INDEXERS = "lookback-indexers";

    static WorkQueue of(Installation installation) {
        int port = installation.port("kafka");
        return new WorkQueue(port, Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port)));
    }

    /** How many tasks of the index were handed out. */
    long tasks(String index) {
        return count(TASKS, index + "/");
    }

    /** How many were done; one that was done again counts again. */
    long results(String index) {
        return count(RESULTS, index);
    }

    private long count(String topic, String begin) {
        return TopicRecords.of(kafkaPort, topic).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).startsWith(begin))
                .count();
    }

    /** Whether indexers are finished with every task there is: an offset is committed when its task is done. */
    boolean isIdle() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> finished = admin.listConsumerGroupOffsets(INDEXERS)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends().entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = finished.get(end.getKey());
            return end.getValue().offset() == (offset == null ? 0 : offset.offset());
        });
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                admin.describeTopics(List.of(TASKS)).allTopicNames().get().get(TASKS).partitions().stream()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(TASKS, partition.partition()),
                                _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
