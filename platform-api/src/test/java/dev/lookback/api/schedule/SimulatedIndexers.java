package dev.lookback.api.schedule;

import dev.lookback.model.history.LoadTask;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Indexers' workers, as consumers of the task topic: each has partitions of its own, takes the task there that was sent first, and
 * is done with it in a turn, or two, or three: blocks differ.
 */
final class SimulatedIndexers {

    private static final int PARTITIONS = 16;
    private static final int LONGEST = 3;

    private final List<Queue<LoadTask>> queues = new ArrayList<>();
    private final Map<LoadTask, Integer> rest = new HashMap<>();

    SimulatedIndexers(int workers) {
        for (int worker = 0; worker < workers; worker++) {
            queues.add(new ArrayDeque<>());
        }
    }

    void add(List<LoadTask> tasks) {
        for (LoadTask task : tasks) {
            int partition = Ownership.partitionOf(task.key(), PARTITIONS);
            queues.get(partition * queues.size() / PARTITIONS).add(task);
            rest.put(task, 1 + (int) (task.interval().number() % LONGEST));
        }
    }

    /** Tasks of an index that are not done. */
    long outstanding(String index) {
        return rest.keySet().stream().filter(task -> task.index().equals(index)).count();
    }

    /** Everybody works for as long as the shortest task takes. */
    void turn(Consumer<LoadTask> done) {
        for (Queue<LoadTask> queue : queues) {
            LoadTask task = queue.peek();
            if (task != null && rest.merge(task, -1, Integer::sum) == 0) {
                rest.remove(task);
                done.accept(queue.remove());
            }
        }
    }
}
