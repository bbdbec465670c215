package dev.lookback.workers.compressor;

import dev.lookback.model.block.PartName;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** What S3 and Kafka have after a kill. */
record KillEvidence(Environment environment, S3Client s3, String bucket, Admin admin, ChunkTail chunks) {

    private static final String DATA = ".ndjson.bz2";

    /** Each object's key and ETag, which another content would change. */
    Map<String, String> data() {
        Map<String, String> data = new TreeMap<>();
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(environment + "/")).contents().stream()
                .filter(object -> object.key().endsWith(DATA))
                .forEach(object -> data.put(object.key(), object.eTag()));
        return data;
    }

    /** Those whose manifest is there. */
    List<String> countingParts() {
        List<String> keys = keys();
        return keys.stream()
                .filter(key ->
                        key.endsWith(DATA) && keys.contains(key.substring(0, key.length() - DATA.length()) + ".json"))
                .toList();
    }

    /** @param part that the process put last, if it put any */
    KillStep step(Optional<String> part, boolean hasSpills) throws ExecutionException, InterruptedException {
        if (part.isEmpty()) {
            return hasSpills ? KillStep.SPILLED : KillStep.READING;
        }
        String name = part.get();
        if (!hasObject(name + DATA)) {
            return KillStep.BEFORE_DATA;
        }
        if (!hasObject(name + ".json")) {
            return KillStep.AFTER_DATA;
        }
        int there = chunks.of(name);
        if (there == 0) {
            return KillStep.AFTER_MANIFEST;
        }
        if (there < chunks.wanted(name)) {
            return KillStep.AFTER_SOME_CHUNKS;
        }
        return isCommitted(name) ? KillStep.AFTER_COMMIT : KillStep.BEFORE_COMMIT;
    }

    boolean isCommitted(String part) throws ExecutionException, InterruptedException {
        PartName name = PartName.parse(part).orElseThrow();
        return committed(name.partition()) > name.offsets().first();
    }

    long committed(int partition) throws ExecutionException, InterruptedException {
        OffsetAndMetadata commit = admin.listConsumerGroupOffsets(environment.compressorGroup())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(environment.harvestTopic(), partition));
        return commit == null ? 0 : commit.offset();
    }

    private boolean hasObject(String file) {
        return keys().stream().anyMatch(key -> key.endsWith("/" + file));
    }

    private List<String> keys() {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(environment + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
