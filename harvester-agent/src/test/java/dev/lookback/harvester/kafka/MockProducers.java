package dev.lookback.harvester.kafka;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Kafka's own fake. */
final class MockProducers {

    private MockProducers() {}

    /** Acknowledges at once. */
    static MockProducer<String, byte[]> withPartitions(String topic, int partitions) {
        return withPartitions(topic, partitions, true);
    }

    /** @param isPrompt whether it acknowledges at once, or when the test says so */
    static MockProducer<String, byte[]> withPartitions(String topic, int partitions, boolean isPrompt) {
        Node node = new Node(1, "127.0.0.1", 9092);
        List<PartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(partition -> new PartitionInfo(topic, partition, node, new Node[] {node}, new Node[] {node}))
                .toList();
        Cluster cluster = new Cluster("mock", List.of(node), infos, Set.of(), Set.of());
        return new MockProducer<>(cluster, isPrompt, null, new StringSerializer(), new ByteArraySerializer());
    }
}
