package dev.lookback.api.environment;

import dev.lookback.model.block.ClosedMark;
import dev.lookback.model.time.Interval;

import java.util.Collection;
import java.util.Optional;

/**
 * How far an environment's intervals are closed: whatever a compressor archives of them from then on is late data.
 *
 * @param through the last interval that is closed, with all before it; none when nothing is closed yet
 */
public record Closing(Optional<Interval> through) {

    public static final Closing NOTHING = new Closing(Optional.empty());

    public static Closing through(Interval interval) {
        return new Closing(Optional.of(interval));
    }

    /**
     * An interval is closed when every partition's compressor has closed it.
     *
     * @param partitions the metadata of each partition's commit; a partition without a commit has none
     */
    static Closing of(Collection<Optional<String>> partitions) {
        return partitions.stream()
                .map(metadata -> metadata.flatMap(ClosedMark::parse).map(ClosedMark::through))
                .reduce((one, other) -> one.flatMap(a -> other.map(b -> a.compareTo(b) <= 0 ? a : b)))
                .map(Closing::new)
                .orElse(NOTHING);
    }

    public boolean isClosed(Interval interval) {
        return through.filter(last -> interval.compareTo(last) <= 0).isPresent();
    }
}
