package dev.lookback.workers.compressor;

import dev.lookback.model.block.ClosedMark;
import dev.lookback.model.time.Interval;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is committed: an offset a partition, and beside it a {@link ClosedMark}, which the API reads. */
final class Commits {

    private static final Logger log = LoggerFactory.getLogger(Commits.class);

    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

    /** What an earlier owner says to be closed. */
    static Optional<Interval> closed(@Nullable OffsetAndMetadata commit) {
        if (commit == null || commit.metadata().isEmpty()) {
            return Optional.empty();
        }
        Optional<Interval> closed = ClosedMark.parse(commit.metadata()).map(ClosedMark::through);
        if (closed.isEmpty()) {
            log.warn("not understood among the committed offsets: {}", commit.metadata());
        }
        return closed;
    }

    static OffsetAndMetadata commit(long offset, Optional<Interval> closed) {
        return new OffsetAndMetadata(
                offset, closed.map(ClosedMark::new).map(ClosedMark::toString).orElse(""));
    }

    boolean isNews(Map<TopicPartition, OffsetAndMetadata> wanted) {
        return !committed.entrySet().containsAll(wanted.entrySet());
    }

    /** Commits what has changed. During a rebalance that is nothing: the next call has it. */
    void commit(Map<TopicPartition, OffsetAndMetadata> wanted, Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> changed = new HashMap<>(wanted);
        changed.entrySet().removeAll(committed.entrySet());
        if (changed.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(changed);
            committed.putAll(changed);
        } catch (RebalanceInProgressException | CommitFailedException e) {
            log.debug("not committed during a rebalance", e);
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(committed::remove);
    }
}
