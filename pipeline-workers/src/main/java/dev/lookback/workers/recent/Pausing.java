package dev.lookback.workers.recent;

import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.unit.DataSize;

import java.util.function.Supplier;

/** Pauses the partitions while too much is in hand: the consumer goes on polling, gets nothing, and keeps its place. */
final class Pausing {

    private final OffsetLedger ledger;
    private final long limit;
    private final Supplier<MessageListenerContainer> container;

    Pausing(OffsetLedger ledger, DataSize limit, Supplier<MessageListenerContainer> container) {
        this.ledger = ledger;
        this.limit = limit.toBytes();
        this.container = container;
    }

    /** More is in hand than before. */
    void more() {
        if (ledger.bytes() >= limit) {
            container.get().pause();
            // What was settled between the two lines above has seen no pause to end.
            less();
        }
    }

    /** Less is in hand than before. Any thread may say so. */
    void less() {
        if (ledger.bytes() < limit / 2 && container.get().isPauseRequested()) {
            container.get().resume();
        }
    }
}
