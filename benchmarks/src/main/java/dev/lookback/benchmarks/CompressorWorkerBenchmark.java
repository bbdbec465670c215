package dev.lookback.benchmarks;

import dev.lookback.blocks.bzip2.Bzip2Library;

import java.util.List;

/** The compressor's real process, started on one interval's batches, beside libbz2 alone on one core. */
final class CompressorWorkerBenchmark {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double MEGA = 1e6;

    /** Some 20 MB. */
    private static final int LIBRARY_EVENTS = 60_000;

    private final Services services;
    private final ArchiveLines lines;

    CompressorWorkerBenchmark(Services services, ArchiveLines lines) {
        this.services = services;
        this.lines = lines;
    }

    void run() throws Exception {
        ArchivingWorker worker = ArchivingWorker.prepare(services, List.of(lines));
        double before = libbz2();
        ArchivingWorker.Archived archived = worker.archive();
        double rate = archived.bytesPerSecond() / MEGA;
        double processor = archived.figures().processorTime().toMillis() * MEGA / worker.raw();
        System.out.printf("archived             %,9.1f MB, %,.0f events%n", worker.raw() / MEGA, archived.events());
        System.out.printf("from Kafka to S3     %,9.1f MB/s%n", rate);
        System.out.printf("processor            %,9.1f s a GB, its start with it%n", processor);
        System.out.printf("heap at most         %,9.0f MB%n", archived.mostHeap() / MEGA);
        System.out.printf("resident at most     %,9.0f MB%n", archived.figures().mostResident());
        archived.process().stop();
        double one = (before + libbz2()) / 2;
        System.out.printf("libbz2, one core     %,9.1f MB/s%n", one);
        System.out.printf("of libbz2 x %d cores  %,9.2f, must 0.9%n", CORES, rate / (one * CORES));
    }

    /** MB/s of the library alone, on one thread, with lines of the same kind. */
    private double libbz2() throws Exception {
        StoreBzip2 library = new StoreBzip2("libbz2", Bzip2Library.LIBBZ2);
        List<byte[]> streams = lines.withEvents(LIBRARY_EVENTS).streams();
        long begin = System.nanoTime();
        long bytes = 0;
        for (byte[] stream : streams) {
            library.compress(stream);
            bytes += stream.length;
        }
        return bytes * 1e3 / (System.nanoTime() - begin);
    }
}
