package dev.lookback.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Records by name, locked by their versions. Whoever uses it holds the cluster's lock. */
final class InMemoryRecords<R> {

    private final Map<String, R> records = new HashMap<>();
    private final Function<R, Optional<RecordVersion>> version;
    private final BiFunction<R, RecordVersion, R> withVersion;
    private long sequence;

    InMemoryRecords(Function<R, Optional<RecordVersion>> version, BiFunction<R, RecordVersion, R> withVersion) {
        this.version = version;
        this.withVersion = withVersion;
    }

    Optional<R> find(String name) {
        return Optional.ofNullable(records.get(name));
    }

    Collection<R> all() {
        return List.copyOf(records.values());
    }

    R save(String name, R next) {
        if (!find(name).flatMap(version).equals(version.apply(next))) {
            throw new RecordConflictException(name);
        }
        R saved = withVersion.apply(next, new RecordVersion(sequence++, 1));
        records.put(name, saved);
        return saved;
    }

    void clear() {
        records.clear();
    }
}
