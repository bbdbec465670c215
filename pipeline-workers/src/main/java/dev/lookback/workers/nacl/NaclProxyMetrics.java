package dev.lookback.workers.nacl;

import dev.lookback.nacl.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The proxy's books: received = acknowledged + nacked + in hand; and whom it has not let in. */
final class NaclProxyMetrics {

    private final MeterRegistry registry;
    private final Counter received;
    private final Counter bytes;
    private final Counter acknowledged;
    private final Counter toRetry;
    private final Counter refused;
    private final AtomicLong inHand = new AtomicLong();

    NaclProxyMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.received = registry.counter("lookback.nacl.batches.received");
        this.bytes = registry.counter("lookback.nacl.bytes.received");
        this.acknowledged = registry.counter("lookback.nacl.batches.acknowledged");
        this.toRetry = nacked("true");
        this.refused = nacked("false");
        registry.gauge("lookback.nacl.batches.in.hand", inHand);
        for (Refusal refusal : Refusal.values()) {
            refusals(refusal);
        }
    }

    private Counter nacked(String retry) {
        return registry.counter("lookback.nacl.batches.nacked", "retry", retry);
    }

    void connections(Collection<?> connections) {
        registry.gaugeCollectionSize("lookback.nacl.connections", List.of(), connections);
    }

    /** @return what is to be told of its answer */
    Consumer<Answer> received(int length) {
        received.increment();
        bytes.increment(length);
        inHand.incrementAndGet();
        return answer -> {
            inHand.decrementAndGet();
            switch (answer) {
                case Answer.Ack _ -> acknowledged.increment();
                case Answer.Nack nack -> (nack.retry() ? toRetry : refused).increment();
            }
        };
    }

    void refused(Refusal refusal) {
        refusals(refusal).increment();
    }

    private Counter refusals(Refusal refusal) {
        return registry.counter("lookback.nacl.connections.refused", "reason", refusal.tag());
    }
}
