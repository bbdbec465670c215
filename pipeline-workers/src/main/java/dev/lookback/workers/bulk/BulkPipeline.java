package dev.lookback.workers.bulk;

import dev.lookback.search.BatchTooLargeException;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Writes lines in bulk requests, several in flight, each on a thread of its own. Nothing is dropped: what Elasticsearch
 * does not take now is written again until it is settled or the pipeline is closed. This is the one layer that retries.
 */
public final class BulkPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BulkPipeline.class);
    private static final int CLOSE_SECONDS = 10;

    private final DocumentWriter writer;
    private final WriteMode mode;
    private final BulkLimits limits;
    private final BulkMetrics metrics;
    private final BulkQueue queue;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

    /** @param stage whose it is, for thread names */
    public BulkPipeline(String stage, DocumentWriter writer, WriteMode mode, BulkLimits limits, BulkMetrics metrics) {
        this.writer = writer;
        this.mode = mode;
        this.limits = limits;
        this.metrics = metrics;
        this.queue = new BulkQueue(limits);
        for (int number = 0; number < limits.inFlight(); number++) {
            threads.add(Thread.ofVirtual().name(stage + "-bulk-", number).start(this::work));
        }
    }

    /**
     * Queues a line, which is copied. Never waits: whoever adds bounds what is in hand, by {@link #awaitBelow} or by the
     * receipts. Lines need not be sent before {@link #flush()}.
     *
     * @param target an index, or an alias where the pipeline's mode requires one
     */
    public void add(String target, byte[] buffer, int offset, int length, BulkReceipt receipt) {
        queue.add(target, buffer, offset, length, receipt);
    }

    /** Lines that were added are sent as soon as a request is free. */
    public void flush() {
        queue.ready();
    }

    /** Flushes, and waits until fewer bytes than these are queued and in flight. */
    public void awaitBelow(long bytes) throws InterruptedException {
        queue.awaitBelow(bytes);
    }

    /** Why the last request did not do what it should; empty when all is well. */
    public Optional<String> trouble() {
        return trouble.get();
    }

    /** Lets requests in flight end; what is not settled then never is. */
    @Override
    public void close() {
        closed.countDown();
        queue.close();
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Bulk bulk = queue.take(); bulk != null; bulk = queue.take()) {
                try {
                    deliver(bulk);
                } catch (RuntimeException e) {
                    // A receipt's fault: its lines stay unsettled, so nothing is acknowledged that was not done.
                    LOG.error("lines could not be settled", e);
                } finally {
                    queue.done(bulk);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until everything is settled, or the pipeline is closed. */
    private void deliver(Bulk bulk) throws InterruptedException {
        Bulk rest = bulk;
        int failures = 0;
        do {
            failures++;
            try {
                BulkOutcome outcome = write(rest);
                rest.settle(outcome);
                if (outcome.again().isEmpty()) {
                    recovered();
                    return;
                }
                report(outcome.again().getFirst().reason());
                rest = rest.subset(outcome.again().stream().mapToInt(BulkOutcome.Failure::item));
            } catch (BatchTooLargeException e) {
                deliverHalves(rest, e);
                return;
            } catch (SearchUnavailableException e) {
                report(String.valueOf(e.getMessage()));
            }
        } while (!isClosedAfterPause(failures));
    }

    private BulkOutcome write(Bulk bulk) {
        long start = System.nanoTime();
        BulkOutcome outcome = written(bulk);
        metrics.duration().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        metrics.answered(bulk.batch().count(), outcome);
        return mode == WriteMode.ALIAS_ONLY ? outcome : withMissingTargetsAgain(outcome);
    }

    private BulkOutcome written(Bulk bulk) {
        try {
            return writer.write(bulk.batch(), mode);
        } catch (SearchUnavailableException | BatchTooLargeException e) {
            metrics.failed();
            throw e;
        } catch (RuntimeException e) {
            // Not foreseen: waiting keeps what is in hand, and the reason is seen in the log and in readiness.
            LOG.error("bulk request failed", e);
            metrics.failed();
            throw new SearchUnavailableException(e.toString(), e);
        }
    }

    /** Where an index is made by the write, its absence is the cluster's trouble and ends with it. */
    private static BulkOutcome withMissingTargetsAgain(BulkOutcome outcome) {
        if (outcome.withoutTarget().isEmpty()) {
            return outcome;
        }
        List<BulkOutcome.Failure> again = new ArrayList<>(outcome.again());
        again.addAll(outcome.withoutTarget());
        return new BulkOutcome(outcome.created(), outcome.alreadyThere(), again, outcome.refused(), List.of());
    }

    private void deliverHalves(Bulk bulk, BatchTooLargeException reason) throws InterruptedException {
        int count = bulk.batch().count();
        if (count == 1) {
            bulk.settle(new BulkOutcome(
                    0,
                    0,
                    List.of(),
                    List.of(new BulkOutcome.Failure(0, 413, String.valueOf(reason.getMessage()))),
                    List.of()));
            return;
        }
        deliver(bulk.subset(IntStream.range(0, count / 2)));
        deliver(bulk.subset(IntStream.range(count / 2, count)));
    }

    private boolean isClosedAfterPause(int failures) throws InterruptedException {
        return closed.await(limits.pause(failures).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void report(String reason) {
        if (trouble.getAndSet(Optional.of(reason)).isEmpty()) {
            LOG.warn("elasticsearch does not take documents now, trying again until it does: {}", reason);
        }
    }

    private void recovered() {
        if (trouble.getAndSet(Optional.empty()).isPresent()) {
            LOG.info("elasticsearch takes documents again");
        }
    }
}
