package dev.lookback.harvester.batch;

import dev.lookback.model.batch.Batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps batches in a list, or is away. */
public final class InMemoryBatchSender implements BatchSender {

    private final List<Batch> kept = new ArrayList<>();
    private final CountDownLatch there = new CountDownLatch(1);

    public static InMemoryBatchSender away() {
        return new InMemoryBatchSender();
    }

    public static InMemoryBatchSender present() {
        InMemoryBatchSender sender = away();
        sender.comeBack();
        return sender;
    }

    public void comeBack() {
        there.countDown();
    }

    @Override
    public void send(Batch batch, Runnable acknowledged) throws InterruptedException {
        there.await();
        synchronized (kept) {
            kept.add(batch);
        }
        acknowledged.run();
    }

    @Override
    public void close(Duration limit) throws InterruptedException {
        there.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    public List<Batch> kept() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }
}
