package dev.lookback.workers.compressor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads that sort and compress, while the consumer's reads and writes. */
final class CompressorThreads implements AutoCloseable {

    /** A stream on its way is its text, its compressed bytes and a library's tables: a tenth of this. */
    private static final long HEAP_A_THREAD = 32L * 1024 * 1024;

    private final int count;
    private final ExecutorService threads;

    CompressorThreads(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("compressor-", 0).factory());
    }

    /** As many as there are cores, and memory for. */
    static CompressorThreads ofThisMachine() {
        Runtime machine = Runtime.getRuntime();
        long affordable = Math.max(1, machine.maxMemory() / HEAP_A_THREAD);
        return new CompressorThreads(Math.toIntExact(Math.min(machine.availableProcessors(), affordable)));
    }

    int count() {
        return count;
    }

    <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    /** @throws IOException as the work has thrown it */
    static <T> T await(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while compressing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
