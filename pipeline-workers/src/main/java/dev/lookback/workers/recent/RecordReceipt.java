package dev.lookback.workers.recent;

import dev.lookback.workers.bulk.BulkReceipt;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One record in hand: settled when each of its lines is, and its dead letter is kept. */
final class RecordReceipt implements BulkReceipt {

    private final ConsumerRecord<byte[], byte[]> record;
    private final DeadLetters deadLetters;
    private final RecentMetrics metrics;
    private final Runnable whenSettled;
    private final AtomicInteger open;

    /** @param open what has to be settled: lines, and one for each {@link #keep} */
    RecordReceipt(
            ConsumerRecord<byte[], byte[]> record,
            int open,
            DeadLetters deadLetters,
            RecentMetrics metrics,
            Runnable whenSettled) {
        this.record = record;
        this.open = new AtomicInteger(open);
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.whenSettled = whenSettled;
    }

    @Override
    public void settled(Settled result) {
        try {
            deadLetters.keep(
                    result.refused().stream()
                            .map(refused -> new DeadLetters.Letter(refused.line(), refused.reason()))
                            .toList(),
                    record);
        } catch (InterruptedException e) {
            // The process stops: the record stays unsettled, and is read again.
            Thread.currentThread().interrupt();
            return;
        }
        metrics.delivered(result.indexed());
        metrics.refused(result.refused().size());
        settle(result.lines());
    }

    void olderThanRetention(int lines) {
        metrics.olderThanRetention(lines);
        settle(lines);
    }

    /** Keeps the whole record as a dead letter, since lines of it are no events. */
    void keep(int lines, String reason) {
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            deadLetters.keep(List.of(new DeadLetters.Letter(value, reason)), record);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        metrics.undecodable(lines);
        settle(1);
    }

    private void settle(int count) {
        if (count > 0 && open.addAndGet(-count) == 0) {
            whenSettled.run();
        }
    }
}
