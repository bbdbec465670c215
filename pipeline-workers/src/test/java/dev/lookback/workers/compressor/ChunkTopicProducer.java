package dev.lookback.workers.compressor;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes what is sent to c-test, a topic of four partitions. */
class ChunkTopicProducer extends MockProducer<byte[], byte[]> {

    ChunkTopicProducer() {
        super(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Cluster cluster() {
        Node node = new Node(0, "localhost", 0);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = IntStream.range(0, 4)
                .mapToObj(i -> new PartitionInfo("c-test", i, node, nodes, nodes))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }

    /** Spring's template closes what its factory gives it; the real factory does not let it. */
    @Override
    public void close() {}

    @Override
    public void close(Duration timeout) {}
}
