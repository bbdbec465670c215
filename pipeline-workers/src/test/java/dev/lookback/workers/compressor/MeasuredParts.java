package dev.lookback.workers.compressor;

import dev.lookback.blocks.bzip2.Bzip2BlockCodec;
import dev.lookback.blocks.bzip2.Bzip2Library;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.time.Interval;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The compressor's core in a JVM of its own, for {@code benchmarks/run compressor}: a file of batches becomes parts, and what
 * that took is printed, a name and a number a line. Arguments: the batches, a directory, a part's bytes, rounds.
 */
public final class MeasuredParts {

    /** As {@code lookback.compressor.memory}. */
    private static final long MEMORY = 64L << 20;

    private static final Interval INTERVAL = new Interval(1);
    private static final double MEGA = 1e6;
    private static final int STREAMS_ALONE = 20;

    private final Path batches;
    private final Path directory;
    private final long partBytes;
    private final BlockCodec codec = Bzip2BlockCodec.with(Bzip2Library.AUTO);
    private final CompressorThreads threads = CompressorThreads.ofThisMachine();

    private MeasuredParts(Path batches, Path directory, long partBytes) {
        this.batches = batches;
        this.directory = directory;
        this.partBytes = partBytes;
    }

    public static void main(String[] arguments) throws IOException {
        MeasuredParts parts =
                new MeasuredParts(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
        PeakHeap peak = PeakHeap.watch();
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            parts.makeAll();
        }
        peak.print();
        parts.printShares();
        parts.threads.close();
    }

    private void makeAll() throws IOException {
        long raw = 0;
        long compressed = 0;
        long nanos = 0;
        long processor = 0;
        int count = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(batches)))) {
            for (PartBuffer buffer = fill(in); buffer.events() > 0; buffer = fill(in)) {
                long begin = System.nanoTime();
                long processorBegin = processorNanos();
                PartFile part =
                        new PartMaker(codec, threads).make(buffer, directory.resolve("part-" + count++), directory);
                nanos += System.nanoTime() - begin;
                processor += processorNanos() - processorBegin;
                raw += part.rawBytes();
                compressed += Files.size(part.path());
                buffer.discard();
            }
        }
        print("parts", count);
        print("raw-mb", raw / MEGA);
        print("compressed-mb", compressed / MEGA);
        print("parts-mb-a-second", raw * 1e3 / nanos);
        print("processor-seconds-a-gb", processor / (double) raw);
        print("one-core-mb-a-second", alone(codec, 1));
        print("all-cores-mb-a-second", alone(codec, Runtime.getRuntime().availableProcessors()));
        print("one-core-of-libbz2-mb-a-second", alone(Bzip2BlockCodec.with(Bzip2Library.LIBBZ2), 1));
    }

    /** A part's batches, spilled as the compressor spills them. */
    private PartBuffer fill(DataInputStream in) throws IOException {
        PartBuffer buffer = new PartBuffer();
        for (long bytes = 0; bytes < partBytes && in.available() > 0; ) {
            int raw = in.readInt();
            byte[] gzip = in.readNBytes(in.readInt());
            buffer.add(new RecordSlices.Slice(INTERVAL, gzip, raw, 1, Optional.empty()));
            bytes += raw;
            if (buffer.heldBytes() > MEMORY) {
                buffer.spill(directory);
            }
        }
        return buffer;
    }

    /** A library alone, without anything beside it: streams of the first part. */
    private double alone(BlockCodec library, int cores) throws IOException {
        List<byte[]> streams = new ArrayList<>();
        try (var text = codec.decompress(new BufferedInputStream(Files.newInputStream(directory.resolve("part-0"))))) {
            for (int stream = 0; stream < STREAMS_ALONE * cores; stream++) {
                streams.add(text.readNBytes(BlockCodec.MAX_STREAM_BYTES));
            }
        }
        long begin = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
            streams.forEach(stream -> pool.submit(() -> library.compress(stream, 0, stream.length)));
        }
        return streams.stream().mapToLong(stream -> stream.length).sum() * 1e3 / (System.nanoTime() - begin);
    }

    /** What the rest of the work takes when it is done alone, in seconds a GB. */
    private void printShares() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(batches)))) {
            PartBuffer buffer = fill(in);
            long[] raw = new long[1];
            long begin = processorNanos();
            buffer.forEach(lines -> raw[0] += lines.length);
            long gunzip = processorNanos() - begin;
            begin = processorNanos();
            try (LineSorter sorter = new LineSorter(directory, 8 << 20, threads)) {
                buffer.forEach(sorter::add);
                try (var lines = sorter.sorted()) {
                    lines.forEachRemaining((bytes, offset, length) -> {});
                }
            }
            long sort = processorNanos() - begin - gunzip;
            buffer.discard();
            print("gunzip-seconds-a-gb", gunzip / (double) raw[0]);
            print("sort-seconds-a-gb", sort / (double) raw[0]);
        }
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    static void print(String name, double value) {
        System.out.println(name + " " + value);
    }
}
