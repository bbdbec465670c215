package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockLines;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.event.MergedLines;
import dev.lookback.model.time.Interval;
import dev.lookback.workers.record.RecordDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the archive must have, out of the topic itself. */
record ExactArchive(RecordedArchive archive, TestTopic topic) {

    private static final GzipBlockCodec CODEC = new GzipBlockCodec();

    /** The events as readers get them are those of the topic, each once and in order; and what is kept of older ones. */
    void holdsAll() throws IOException {
        SortedSet<String> events = lines(topic.id(), all());
        for (PartManifest part : archive.manifests()) {
            if (!id(part).equals(topic.id())) {
                events.addAll(expected(part));
            }
        }
        assertThat(merged()).containsExactlyElementsOf(events);
    }

    /** Nothing below the committed offset is only in Kafka. */
    void holdsWhatIsCommitted() throws IOException {
        Collection<ConsumerRecord<byte[], byte[]>> committed = new ArrayList<>();
        topic.committed()
                .forEach((partition, commit) ->
                        committed.addAll(topic.records(partition).subList(0, Math.toIntExact(commit.offset()))));
        assertThat(new TreeSet<>(merged())).containsAll(lines(topic.id(), committed));
    }

    /** Every part, a leftover too, is every batch of its interval between its offsets, and nothing else. */
    void hasPartsThatAreWhatTheirNamesSay() throws IOException {
        for (PartManifest part : archive.manifests()) {
            assertThat(read(part)).as(part.name().toString()).containsExactlyElementsOf(expected(part));
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> all() {
        return topic.all().stream()
                .flatMap(partition -> topic.records(partition).stream())
                .toList();
    }

    private String id(PartManifest part) {
        return topic.ids().stream()
                .filter(id -> PartName.topicHash(id).equals(part.name().topic()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> expected(PartManifest part) {
        String id = id(part);
        int first = Math.toIntExact(part.name().offsets().first());
        int last = Math.toIntExact(part.name().offsets().last());
        return lines(id, topic.records(id, part.name().partition()).subList(first, last + 1)).stream()
                .filter(line -> interval(line).equals(part.interval()))
                .toList();
    }

    List<String> merged() throws IOException {
        List<String> lines = new ArrayList<>();
        RecordedArchive.View view = archive.of(Faults.none());
        for (Block block : view.list(TestProcess.ENVIRONMENT, new Interval(0), Interval.parse("zzzzz"))) {
            try (MergedLines merged =
                    BlockLines.open(block, part -> CODEC.decompress(view.read(TestProcess.ENVIRONMENT, part)))) {
                while (merged.next()) {
                    lines.add(new String(merged.buffer(), merged.offset(), merged.length(), StandardCharsets.UTF_8));
                }
            }
        }
        return lines;
    }

    private List<String> read(PartManifest part) throws IOException {
        try (InputStream text = CODEC.decompress(new ByteArrayInputStream(archive.data(part)))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static SortedSet<String> lines(String topicId, Collection<ConsumerRecord<byte[], byte[]>> records) {
        RecordDecoder decoder = new RecordDecoder(topicId);
        return records.stream()
                .flatMap(record -> lines(decoder, record))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> lines(RecordDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
        return new String(decoder.decode(record).lines(), StandardCharsets.UTF_8).lines();
    }

    private static Interval interval(String line) {
        return TestLines.INTERVALS.at(Instant.parse(line.substring(15, 45)));
    }
}
