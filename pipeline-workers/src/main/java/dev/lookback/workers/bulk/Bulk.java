package dev.lookback.workers.bulk;

import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentBatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A batch and whose its lines are: a receipt's lines stand together, so that a line costs no object. */
final class Bulk {

    private static final int FIRST_RUNS = 16;

    private final DocumentBatch batch;
    private final List<BulkReceipt> receipts = new ArrayList<>(FIRST_RUNS);
    /** Where the lines of each receipt begin. */
    private int[] starts = new int[FIRST_RUNS];

    Bulk(int bytes) {
        batch = new DocumentBatch(bytes);
    }

    DocumentBatch batch() {
        return batch;
    }

    boolean isEmpty() {
        return batch.isEmpty();
    }

    void add(String target, byte[] buffer, int offset, int length, BulkReceipt receipt) {
        beginRun(receipt);
        batch.add(target, buffer, offset, length);
    }

    /** For what is to be written again, or in smaller requests. */
    Bulk subset(IntStream items) {
        Bulk subset = new Bulk(0);
        items.forEach(item -> {
            subset.beginRun(receipt(item));
            subset.batch.add(batch, item);
        });
        return subset;
    }

    /** Forgets all lines; the memory is kept for the next ones. */
    void clear() {
        batch.clear();
        receipts.clear();
    }

    /** Tells every receipt what became of its lines, but for those that are to be written again. */
    void settle(BulkOutcome outcome) {
        Map<BulkReceipt, Tally> tallies = new HashMap<>();
        for (int run = 0; run < receipts.size(); run++) {
            int end = run + 1 < receipts.size() ? starts[run + 1] : batch.count();
            tallies.computeIfAbsent(receipts.get(run), receipt -> new Tally()).lines += end - starts[run];
        }
        outcome.again().forEach(failure -> tally(tallies, failure).lines--);
        outcome.withoutTarget().forEach(failure -> tally(tallies, failure).withoutTarget++);
        outcome.refused()
                .forEach(failure -> tally(tallies, failure)
                        .refused
                        .add(new BulkReceipt.Refused(batch.line(failure.item()), failure.reason())));
        tallies.forEach((receipt, tally) -> {
            if (tally.lines > 0) {
                receipt.settled(tally.result());
            }
        });
    }

    private Tally tally(Map<BulkReceipt, Tally> tallies, BulkOutcome.Failure failure) {
        return tallies.computeIfAbsent(receipt(failure.item()), receipt -> new Tally());
    }

    private BulkReceipt receipt(int item) {
        int found = Arrays.binarySearch(starts, 0, receipts.size(), item);
        return receipts.get(found >= 0 ? found : -found - 2);
    }

    private void beginRun(BulkReceipt receipt) {
        if (!receipts.isEmpty() && receipts.getLast().equals(receipt)) {
            return;
        }
        if (receipts.size() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[receipts.size()] = batch.count();
        receipts.add(receipt);
    }

    private static final class Tally {
        private final List<BulkReceipt.Refused> refused = new ArrayList<>();
        private int lines;
        private int withoutTarget;

        BulkReceipt.Settled result() {
            return new BulkReceipt.Settled(lines - withoutTarget - refused.size(), refused, withoutTarget);
        }
    }
}
