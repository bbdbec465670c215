package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.topic.WorkTopics;
import dev.lookback.search.HistoryIndexes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class IndexerIT extends IndexerTests {

    @Test
    void twoIndexersShareTheTasksOfAnIndex() throws Exception {
        ConfigurableApplicationContext one = start();
        ConfigurableApplicationContext other = start();
        String index = create(one, 6);
        for (int number = 0; number < 6; number++) {
            archive(one, number);
        }
        // A task that changes hands is done twice, which is right, and not what is counted here.
        awaitSettledGroup(PARTITIONS);

        sendTasks(index, 6);

        assertThat(results(index, 6)).allSatisfy(result -> {
            assertThat(result.events()).isEqualTo(new LoadResult.Counts(EVENTS, 0, 0));
            assertThat(result.missing()).isEmpty();
        });
        assertThat(one.getBean(HistoryIndexes.class).count(index)).contains(6L * EVENTS);
        assertThat(parts(one, "s3") + parts(other, "s3")).isGreaterThanOrEqualTo(6);
    }

    @Test
    void takesAPartFromKafkaWhereItStillIs() throws Exception {
        ConfigurableApplicationContext workers = start();
        String index = create(workers, 1);
        PartManifest part = archive(workers, 0);
        publishChunks(workers, part, 0);
        damage(workers, part);

        sendTasks(index, 1);

        LoadResult result = results(index, 1).getFirst();
        assertThat(result.missing()).isEmpty();
        assertThat(result.events().read()).isEqualTo(EVENTS);
        assertThat(workers.getBean(HistoryIndexes.class).count(index)).contains((long) EVENTS);
        assertThat(parts(workers, "kafka")).isEqualTo(1);
        assertThat(parts(workers, "s3")).isZero();
    }

    @Test
    void aPartThatIsDamagedIsMissing() throws Exception {
        ConfigurableApplicationContext workers = start();
        String index = create(workers, 1);
        PartManifest damaged = archive(workers, 0);
        damage(workers, damaged);

        sendTasks(index, 1);

        assertThat(results(index, 1).getFirst().missing())
                .containsExactly(damaged.name().toString());
    }

    @Test
    void aTaskOfADeletedIndexEndsQuietlyAndTheNextGoesOn() throws Exception {
        ConfigurableApplicationContext workers = start();
        String deleted = create(workers, 1);
        workers.getBean(HistoryIndexes.class).delete(deleted);
        sendTasks(deleted, 1);
        String index = create(workers, 2);
        archive(workers, 1);
        sendTasks(index, 2);

        assertThat(results(index, 2)).hasSize(2);
        assertThat(workers.getBean(HistoryIndexes.class).find(deleted)).isEmpty();
    }

    /** Waits until so many consumers, two a process, have a partition each. */
    private void awaitSettledGroup(int members) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            await().atMost(LIMIT).untilAsserted(() -> {
                ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(WorkTopics.INDEXERS))
                        .describedGroups()
                        .get(WorkTopics.INDEXERS)
                        .get();
                assertThat(group.groupState()).isEqualTo(GroupState.STABLE);
                assertThat(group.members())
                        .hasSize(members)
                        .allSatisfy(member -> assertThat(member.assignment().topicPartitions())
                                .hasSize(1));
            });
        }
    }

    private void publishChunks(ConfigurableApplicationContext workers, PartManifest manifest, int number) {
        ChunkHeaders headers = new ChunkHeaders(
                manifest.interval(), manifest.name(), 1, 1, manifest.content().sha256());
        ProducerRecord<byte[], byte[]> chunk = new ProducerRecord<>(
                environment.chunkTopic(),
                ChunkHeaders.partition(manifest.interval(), PARTITIONS),
                manifest.interval().key().getBytes(StandardCharsets.UTF_8),
                data(workers, number));
        headers.toMap().forEach((name, text) -> chunk.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(chunk);
        producer.flush();
    }

    /** As many other bytes: the listing shows no difference. */
    private void damage(ConfigurableApplicationContext workers, PartManifest manifest) {
        String key = environment + "/" + manifest.interval() + "/" + manifest.name() + ".ndjson.bz2";
        workers.getBean(S3Client.class)
                .putObject(
                        request -> request.bucket("indexer-it").key(key),
                        RequestBody.fromBytes(new byte[(int) manifest.content().compressedBytes()]));
    }

    private static double parts(ConfigurableApplicationContext workers, String source) {
        return workers.getBean(MeterRegistry.class)
                .get("lookback.indexer.parts")
                .tag("source", source)
                .counter()
                .count();
    }
}
