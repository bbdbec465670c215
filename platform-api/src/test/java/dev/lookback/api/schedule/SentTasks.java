package dev.lookback.api.schedule;

import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A queue that keeps what was sent, in order, unless it is away. */
final class SentTasks implements TaskQueue {

    private final List<LoadTask> sent = new CopyOnWriteArrayList<>();
    private boolean isAway;

    @Override
    public void send(List<LoadTask> tasks) {
        if (isAway) {
            throw new ServiceUnavailableException("kafka", new IOException("away"));
        }
        sent.addAll(tasks);
    }

    void setAway(boolean away) {
        isAway = away;
    }

    List<LoadTask> sent() {
        return sent;
    }

    List<Interval> intervals() {
        return sent.stream().map(LoadTask::interval).toList();
    }

    List<LoadTask> drain() {
        List<LoadTask> drained = List.copyOf(sent);
        sent.clear();
        return drained;
    }
}
