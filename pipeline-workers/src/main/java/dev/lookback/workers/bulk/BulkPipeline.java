package dev.lookback.workers.bulk;

import dev.lookback.search.BatchTooLargeException;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentDepth;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Writes lines in bulk requests, several in flight, each on a thread of its own. Nothing is dropped: what Elasticsearch
 * does not take now is written again until it is settled or the pipeline is closed. This is the one layer that retries.
 */
public final class BulkPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BulkPipeline.class);
    private static final int CLOSE_SECONDS = 10;
    private static final int TROUBLE_FROM = 3;
    private static final String TOO_DEEP = "document_too_deep: objects or lists lie in each other more than "
            + DocumentDepth.MAX + " levels deep, which can end an Elasticsearch node: never sent";

    private final BulkLimits limits;
    private final BulkSize size;
    private final BulkSender sender;
    private final BulkQueue queue;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private final Troubles troubles = new Troubles();

    public BulkPipeline(DocumentWriter writer, WriteMode mode, BulkLimits limits, Pace pace, BulkMetrics metrics) {
        this.limits = limits;
        this.size = limits.adaptiveSize();
        this.sender = new BulkSender(writer, mode, pace, size, metrics);
        this.queue = new BulkQueue(limits, size);
        metrics.watch(size);
        for (int number = 0; number < limits.inFlight(); number++) {
            threads.add(
                    Thread.ofVirtual().name(metrics.stage() + "-bulk-", number).start(this::work));
        }
    }

    /**
     * Queues a line, which is copied. Never waits: whoever adds bounds what is in hand, by {@link #awaitBelow} or by the
     * receipts. Lines need not be sent before {@link #flush()}.
     *
     * @param target an index, or an alias where the pipeline's mode requires one
     */
    public void add(String target, byte[] buffer, int offset, int length, BulkReceipt receipt) {
        if (DocumentDepth.isTooDeep(buffer, offset, length)) {
            refuse(Arrays.copyOfRange(buffer, offset, offset + length), receipt);
            return;
        }
        queue.add(target, buffer, offset, length, receipt);
    }

    /** On a thread of its own: a receipt may block, and whoever adds must not. */
    private void refuse(byte[] line, BulkReceipt receipt) {
        BulkReceipt.Refused refused = new BulkReceipt.Refused(line, TOO_DEEP);
        queue.hold(line.length);
        Thread.ofVirtual().name("bulk-refusal").start(() -> {
            try {
                receipt.settled(new BulkReceipt.Settled(0, List.of(refused), 0));
            } finally {
                queue.hold(-line.length);
            }
        });
    }

    /** Lines that were added are sent as soon as a request is free. */
    public void flush() {
        queue.ready();
    }

    /** Flushes, and waits until fewer bytes than these are queued and in flight. */
    public void awaitBelow(long bytes) throws InterruptedException {
        queue.awaitBelow(bytes);
    }

    /** Why lines wait: of the request that has failed for longest. Empty when all is well. */
    public Optional<String> trouble() {
        return troubles.oldest();
    }

    /** Lets requests in flight end; what is not settled then never is. */
    @Override
    public void close() {
        closed.countDown();
        sender.close();
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
                    troubles.ended();
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
                BulkOutcome outcome = sender.send(rest);
                rest.settle(outcome);
                if (outcome.again().isEmpty()) {
                    return;
                }
                report(failures, outcome.again().getFirst().reason());
                rest = rest.subset(outcome.again().stream().mapToInt(BulkOutcome.Failure::item));
            } catch (BatchTooLargeException e) {
                size.tooLarge(rest.batch().size());
                deliverHalves(rest, e);
                return;
            } catch (SearchUnavailableException e) {
                report(failures, String.valueOf(e.getMessage()));
            }
        } while (!isClosedAfterPause(failures));
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

    /** A server that is merely busy says no once or twice: that is no trouble yet. */
    private void report(int failures, String reason) {
        if (failures >= TROUBLE_FROM) {
            troubles.report(reason);
        }
    }
}
