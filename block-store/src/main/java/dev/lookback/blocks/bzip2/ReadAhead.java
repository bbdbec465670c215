package dev.lookback.blocks.bzip2;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads and memory for expanding streams before they are asked for, shared by all that read: who gets none expands its
 * next stream itself, so a hundred readers need no more threads than one, and none waits for another.
 */
final class ReadAhead {

    private static final int STREAMS_A_THREAD = 2;

    /** A stream that waits is its text and its compressed bytes; at most a sixteenth of the heap is theirs. */
    private static final long HEAP_A_STREAM = 16L * 2 * 1024 * 1024;

    /** Expanding one takes 10 MB meanwhile, seldom more; at most a quarter of the heap is theirs. */
    private static final long HEAP_A_THREAD = 4L * 10 * 1024 * 1024;

    private static final long IDLE_SECONDS = 5;

    private final Executor threads;
    private final Semaphore room;

    ReadAhead(Executor threads, int streams) {
        this.threads = threads;
        this.room = new Semaphore(streams);
    }

    static ReadAhead ofThisMachine() {
        Runtime machine = Runtime.getRuntime();
        int threads = Math.clamp(machine.maxMemory() / HEAP_A_THREAD, 1, machine.availableProcessors());
        long streams = Math.min((long) threads * STREAMS_A_THREAD, machine.maxMemory() / HEAP_A_STREAM);
        return new ReadAhead(pool(threads), Math.toIntExact(streams));
    }

    /** Whether there is room for one more stream; who got it gives it back. */
    boolean tryAcquire() {
        return room.tryAcquire();
    }

    void release() {
        room.release();
    }

    void start(Runnable work) {
        threads.execute(work);
    }

    private static Executor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("bzip2-reader-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
