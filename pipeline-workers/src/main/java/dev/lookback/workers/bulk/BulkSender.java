package dev.lookback.workers.bulk;

import dev.lookback.search.BatchTooLargeException;
import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.SearchOverloadedException;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/** Sends a request when it is its turn, once, and tells the pace and the size what its answer says to them. */
final class BulkSender {

    private static final Logger LOG = LoggerFactory.getLogger(BulkSender.class);

    private final DocumentWriter writer;
    private final WriteMode mode;
    private final Pace pace;
    private final BulkSize size;
    private final BulkMetrics metrics;
    private volatile boolean isClosed;

    BulkSender(DocumentWriter writer, WriteMode mode, Pace pace, BulkSize size, BulkMetrics metrics) {
        this.writer = writer;
        this.mode = mode;
        this.pace = pace;
        this.size = size;
        this.metrics = metrics;
    }

    /** What waits for its turn is not sent any more. */
    void close() {
        isClosed = true;
    }

    /**
     * @throws SearchUnavailableException if there is no answer now
     * @throws BatchTooLargeException if the server never takes so much at once
     * @throws InterruptedException if it was closed before its turn
     */
    BulkOutcome send(Bulk bulk) throws InterruptedException {
        Pace.Turn turn = pace.await(bulk.batch().size());
        Pace.Answer answer = Pace.Answer.FAILED;
        try {
            if (isClosed) {
                throw new InterruptedException("closed before its turn");
            }
            BulkOutcome outcome = timed(bulk);
            answer = answer(outcome);
            return mode == WriteMode.ALIAS_ONLY ? outcome : withMissingTargetsAgain(outcome);
        } catch (SearchOverloadedException e) {
            answer = Pace.Answer.OVERLOADED;
            throw e;
        } catch (BatchTooLargeException | InterruptedException e) {
            answer = Pace.Answer.UNTOLD;
            throw e;
        } finally {
            turn.ended(answer);
        }
    }

    private static Pace.Answer answer(BulkOutcome outcome) {
        if (outcome.again().isEmpty()) {
            return Pace.Answer.TAKEN;
        }
        return isOverload(outcome) ? Pace.Answer.OVERLOADED : Pace.Answer.UNTOLD;
    }

    private static boolean isOverload(BulkOutcome outcome) {
        return outcome.again().stream().anyMatch(BulkOutcome.Failure::isOverload);
    }

    private BulkOutcome timed(Bulk bulk) {
        int bytes = bulk.batch().size();
        metrics.sent(bytes);
        long start = System.nanoTime();
        try {
            BulkOutcome outcome = written(bulk);
            long nanos = System.nanoTime() - start;
            metrics.answered(bulk.batch().count(), bytes, nanos, outcome);
            if (outcome.again().isEmpty()) {
                size.answered(bytes, bulk.batch().count(), nanos);
            } else if (isOverload(outcome)) {
                size.overloaded(bytes);
            }
            return outcome;
        } finally {
            metrics.ended(bytes);
        }
    }

    private BulkOutcome written(Bulk bulk) {
        try {
            return writer.write(bulk.batch(), mode);
        } catch (SearchOverloadedException e) {
            size.overloaded(bulk.batch().size());
            metrics.failed();
            throw e;
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
}
