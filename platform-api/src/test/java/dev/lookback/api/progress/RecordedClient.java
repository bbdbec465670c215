package dev.lookback.api.progress;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it is told, until it goes. */
final class RecordedClient implements ProgressClient {

    final List<String> told = new CopyOnWriteArrayList<>();
    final AtomicInteger heartbeats = new AtomicInteger();
    volatile boolean isGone;
    volatile boolean isBroken;
    volatile boolean isToldThatThereIsNothingMore;

    @Override
    public void nothingMore() {
        isToldThatThereIsNothingMore = true;
    }

    @Override
    public void tell(Snapshot snapshot) throws IOException {
        if (isBroken) {
            throw new IOException("broken pipe");
        }
        told.add(snapshot.data());
    }

    @Override
    public void heartbeat() {
        heartbeats.incrementAndGet();
    }

    @Override
    public boolean isGone() {
        return isGone;
    }
}
