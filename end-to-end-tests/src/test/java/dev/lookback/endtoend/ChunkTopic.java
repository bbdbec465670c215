package dev.lookback.endtoend;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The cache of blocks that is {@code c-<env>}. */
record ChunkTopic(int kafkaPort) {
    private static final String NAME = "c-" + Installation.ENVIRONMENT;

    /** As if its retention were over. */
    void empty() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + kafkaPort))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME).partitions().stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
            admin.listOffsets(ends)
                    .all()
                    .get()
                    .forEach((partition, end) -> deleted.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(deleted).all().get();
        }
    }
}
