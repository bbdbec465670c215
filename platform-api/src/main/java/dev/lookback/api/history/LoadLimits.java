package dev.lookback.api.history;

import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.HistoryState;
import dev.lookback.search.SearchStorage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets a load begin where there is room for it: by its environment's policy, and on Elasticsearch's disks. */
final class LoadLimits {

    private final EnvironmentPolicies policies;
    private final HistoryRecords records;
    private final SearchStorage storage;

    /** One load is let in after the other, so that each is counted before the next is looked at. */
    private final Lock entrance = new ReentrantLock();

    LoadLimits(EnvironmentPolicies policies, HistoryRecords records, SearchStorage storage) {
        this.policies = policies;
        this.records = records;
        this.storage = storage;
    }

    /**
     * Begins a load.
     *
     * @param begin saves its record
     * @throws dev.lookback.api.problem.RequestException that names the limit, if there is no room
     */
    <T> T admit(String index, HistoryRecord.Request request, HistoryLoad.Size estimate, Supplier<T> begin) {
        entrance.lock();
        try {
            Optional<Refusal> refusal = refusal(index, request, estimate);
            if (refusal.isPresent()) {
                throw refusal.get().asProblem(HistoryIndexView.Size.of(estimate));
            }
            return begin.get();
        } finally {
            entrance.unlock();
        }
    }

    /** Why it would not be let in now, if so. */
    Optional<Refusal> refusal(String index, HistoryRecord.Request request, HistoryLoad.Size estimate) {
        return room(index, request.environment())
                .refusal(estimate, request.filter().isPresent());
    }

    private LoadRoom room(String index, Environment environment) {
        List<HistoryRecord> others = Stream.of(HistoryState.QUEUED, HistoryState.LOADING)
                .flatMap(state -> records.findAll(Optional.empty(), Optional.of(state)).stream())
                .filter(record -> !record.index().equals(index))
                .toList();
        List<HistoryRecord> ofEnvironment = others.stream()
                .filter(record -> record.request().environment().equals(environment))
                .toList();
        return new LoadRoom(
                policies.of(environment),
                new LoadRoom.InUse(
                        (int) ofEnvironment.stream().filter(LoadLimits::isLoad).count(),
                        storage.historyIndexes(environment),
                        toCome(ofEnvironment),
                        toCome(others)),
                storage.disks());
    }

    /** The adding of a few late parts to an index, which nobody has asked for, keeps nobody out. */
    private static boolean isLoad(HistoryRecord record) {
        return record.status().finishedAt().isEmpty();
    }

    private static long toCome(List<HistoryRecord> records) {
        return records.stream().mapToLong(LoadLimits::toCome).sum();
    }

    /** What a load has still to write: of its blocks that are left, the part that its filter has wanted so far. */
    private static long toCome(HistoryRecord record) {
        HistoryLoad load = record.load();
        HistoryLoad.Size estimate = load.estimate();
        long left = Math.max(0, estimate.blocks() - load.results().size());
        if (left == 0) {
            return 0;
        }
        double bytes = (double) estimate.indexBytes() * left / estimate.blocks();
        return Math.round(record.request().filter().isPresent() ? bytes * wanted(load) : bytes);
    }

    private static double wanted(HistoryLoad load) {
        LoadResult.Counts counts = load.events();
        return counts.read() == 0 ? 0 : (double) counts.indexed() / counts.read();
    }
}
