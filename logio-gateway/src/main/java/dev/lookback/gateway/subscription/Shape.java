package dev.lookback.gateway.subscription;

import dev.lookback.gateway.subscription.Routes.Route;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Clients that want the same, and the frame that is being written for them. */
final class Shape {

    private final Wants wants;
    private final Map<String, FilterSlot> filters;
    private final FrameBuilder frames;
    private final boolean isForPeer;
    private final List<FrameListener> listeners = new ArrayList<>();

    private long flushedAt;

    Shape(Wants wants, Map<String, FilterSlot> filters, long nanos) {
        this.wants = wants;
        this.filters = filters;
        this.frames = wants.frames();
        this.isForPeer = wants.isForPeer();
        this.flushedAt = nanos;
    }

    Wants wants() {
        return wants;
    }

    void join(FrameListener listener) {
        listeners.add(listener);
    }

    /** Returns whether anybody is left. */
    boolean leave(FrameListener listener) {
        listeners.remove(listener);
        return !listeners.isEmpty();
    }

    /** How events of this stream and source come here; null when none does. */
    @Nullable
    Route route(String stream, String source) {
        long always = 0;
        Map<FilterSlot, Long> filtered = new LinkedHashMap<>();
        for (Wants.Want want : wants.list()) {
            if (want.selection().takes(stream, source)) {
                FilterSlot slot =
                        Objects.requireNonNull(filters.get(want.selection().filter()));
                if (slot.isAll()) {
                    always |= 1L << want.bit();
                } else {
                    filtered.merge(slot, 1L << want.bit(), (one, other) -> one | other);
                }
            }
        }
        if (always == 0 && filtered.isEmpty()) {
            return null;
        }
        return new Route(
                this,
                always,
                filtered.keySet().toArray(FilterSlot[]::new),
                filtered.values().stream().mapToLong(Long::longValue).toArray());
    }

    boolean isFor(Event event) {
        return switch (event.audience) {
            case ALL -> true;
            case BROWSERS -> !isForPeer;
            case PEERS -> isForPeer;
        };
    }

    /** Returns whether this is the first of a frame. */
    boolean append(Event event, long bits) {
        boolean isFirst = frames.isEmpty();
        frames.append(event, bits);
        return isFirst;
    }

    boolean isFull() {
        return frames.isFull();
    }

    long flushedAt() {
        return flushedAt;
    }

    void flush(long nanos) {
        if (!frames.isEmpty()) {
            Frame frame = frames.take(wants);
            flushedAt = nanos;
            listeners.forEach(listener -> listener.offer(frame));
        }
    }
}
