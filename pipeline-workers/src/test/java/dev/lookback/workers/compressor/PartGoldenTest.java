package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lookback.blocks.bzip2.Bzip2BlockCodec;
import dev.lookback.blocks.bzip2.Bzip2Library;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.ManifestJson;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.workers.record.RecordDecoder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is stored and sent, byte for byte: yesterday's parts must still be read, and be written the same today. */
class PartGoldenTest {

    private static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAQ";
    private static final Instant START = Instant.parse("2026-11-23T16:05:00.000000001Z");
    private static final Instant APPENDED = Instant.parse("2026-11-23T16:06:00Z");

    @TempDir
    Path directory;

    @Test
    void aPartItsManifestAndItsChunkAreAsTheyWereYesterday() throws IOException {
        PartFile file = write(Bzip2Library.AUTO);
        PartManifest manifest = manifest(file);

        assertThat(manifest.name()).hasToString("8665a0e2-0-7-9-3-510");
        assertThat(Files.readAllBytes(file.path())).isEqualTo(golden("part.ndjson.bz2"));
        assertThat(new String(ManifestJson.write(manifest), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden("part.json"), StandardCharsets.UTF_8));
        assertThat(headers(manifest, file)).isEqualTo(new String(golden("chunk-headers.txt"), StandardCharsets.UTF_8));
    }

    /** As the program {@code bzip2} writes it. Where there is no libbz2 this says so, and fails where CI=true. */
    @Test
    void aPartByLibbz2IsAsItWasYesterday() throws IOException {
        try {
            Bzip2BlockCodec.with(Bzip2Library.LIBBZ2);
        } catch (IllegalStateException e) {
            System.err.println("THE TEST OF A PART BY LIBBZ2 CANNOT RUN: " + e.getMessage());
            assumeTrue("true".equals(System.getenv("CI")), e.getMessage());
        }

        assertThat(Files.readAllBytes(write(Bzip2Library.LIBBZ2).path()))
                .isEqualTo(golden("part-by-libbz2.ndjson.bz2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"part.ndjson.bz2", "part-by-libbz2.ndjson.bz2"})
    void aPartOfYesterdayIsStillRead(String name) throws IOException {
        try (InputStream text =
                Bzip2BlockCodec.with(Bzip2Library.AUTO).decompress(new ByteArrayInputStream(golden(name)))) {
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(TestLines.line(START, 1)
                            + TestLines.line(START, 2)
                            + TestLines.line(START.plusNanos(5), 3));
        }
    }

    private PartFile write(Bzip2Library library) throws IOException {
        PartBuffer buffer = buffer();
        BlockCodec codec = Bzip2BlockCodec.with(library);
        try (CompressorThreads threads = new CompressorThreads(1);
                LineSorter sorter = new LineSorter(directory, 1_000_000, threads)) {
            buffer.forEach(sorter::add);
            try (var lines = sorter.sorted()) {
                return new PartFileWriter(codec, threads).write(lines, directory.resolve("part.ndjson.bz2"));
            }
        }
    }

    /** Two batches and another producer's record, out of order, with an event that is there twice. */
    private static PartBuffer buffer() {
        RecordDecoder decoder = new RecordDecoder(TOPIC_ID);
        String first = TestLines.line(START.plusNanos(5), 3) + TestLines.line(START, 1);
        String second = TestLines.line(START, 1);
        String foreign = TestLines.line(START, 2);
        PartBuffer buffer = new PartBuffer();
        List.of(
                        TestLines.record(7, APPENDED, TestLines.headers(START, 0, first), first),
                        TestLines.record(8, APPENDED, TestLines.headers(START, 2, second), second),
                        TestLines.record(9, APPENDED, new RecordHeaders(), foreign.getBytes(StandardCharsets.UTF_8)))
                .forEach(record -> RecordSlices.of(decoder.decode(record), record.value(), TestLines.INTERVALS)
                        .forEach(buffer::add));
        return buffer;
    }

    private static PartManifest manifest(PartFile file) {
        Interval interval = TestLines.INTERVALS.at(START);
        OpenPart part = new OpenPart(
                new PartRules(TestLines.INTERVALS, Duration.ofSeconds(90), Duration.ofMinutes(10), 1_000)
                        .window(interval, APPENDED.toEpochMilli()),
                7);
        part.add(9, 1);
        return new PartManifest(
                new Environment("prod"),
                interval,
                TestLines.INTERVALS.range(interval),
                new PartName(PartName.topicHash(TOPIC_ID), 0, part.offsets(), file.events(), file.rawBytes()),
                file.content(),
                new PartManifest.Writing(
                        Instant.parse("2026-11-23T16:11:31.5Z"), part.window().isLate()),
                buffer().agents());
    }

    private static String headers(PartManifest manifest, PartFile file) {
        ProducerRecord<byte[], byte[]> chunk = ChunkPublisher.record(
                "c-prod",
                1,
                new ChunkHeaders(
                        manifest.interval(),
                        manifest.name(),
                        1,
                        1,
                        file.content().sha256()),
                new byte[0]);
        List<String> lines = new ArrayList<>();
        lines.add("key: " + new String(chunk.key(), StandardCharsets.UTF_8));
        chunk.headers()
                .forEach(header -> lines.add(header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8)));
        return String.join("\n", lines) + "\n";
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = PartGoldenTest.class.getResourceAsStream("/golden/" + name)) {
            return file.readAllBytes();
        }
    }
}
