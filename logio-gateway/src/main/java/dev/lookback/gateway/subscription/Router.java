package dev.lookback.gateway.subscription;

import dev.lookback.gateway.subscription.Routes.Route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes each event to all who want it. An event leaves at once unless a frame has just left: then with all that follow within
 * {@value #GAP_MILLIS} ms. One thread at a time.
 */
public final class Router {

    static final int GAP_MILLIS = 5;

    private static final long GAP_NANOS = GAP_MILLIS * 1_000_000L;

    private final Map<Wants, Shape> shapes = new HashMap<>();
    private final Map<FrameListener, Shape> shapeOf = new HashMap<>();
    private final List<Shape> begun = new ArrayList<>();

    private int version;

    /** Gives a listener what it wants from now on, instead of what it wanted before. */
    void want(FrameListener listener, Wants wants, Map<String, FilterSlot> filters, long nanos) {
        leave(listener, nanos);
        Shape shape = shapes.computeIfAbsent(wants, key -> new Shape(key, filters, nanos - GAP_NANOS));
        shape.join(listener);
        shapeOf.put(listener, shape);
        version++;
    }

    /** What it was to get already, it gets. */
    void leave(FrameListener listener, long nanos) {
        Shape shape = shapeOf.remove(listener);
        if (shape == null) {
            return;
        }
        shape.flush(nanos);
        if (!shape.leave(listener)) {
            shapes.remove(shape.wants());
            version++;
        }
    }

    /** Where events of a stream from a source go: the same object as before while that is so. */
    public Routes routes(Routes known, String stream, String source) {
        if (known.version == version) {
            return known;
        }
        List<Route> routes = shapes.values().stream()
                .map(shape -> shape.route(stream, source))
                .filter(Objects::nonNull)
                .toList();
        return new Routes(version, routes);
    }

    public void route(Routes routes, Event event, long nanos) {
        for (int i = 0; i < routes.list.size(); i++) {
            Route route = routes.list.get(i);
            Shape shape = route.shape();
            long bits = shape.isFor(event) ? route.match(event) : 0;
            if (bits != 0) {
                if (shape.append(event, bits)) {
                    begun.add(shape);
                }
                if (shape.isFull()) {
                    shape.flush(nanos);
                    begun.remove(shape);
                }
            }
        }
    }

    /**
     * Sends the frames that need wait no longer.
     *
     * @return nanoseconds until the next one is due; {@link Long#MAX_VALUE} when there is none
     */
    public long flushDue(long nanos) {
        long next = Long.MAX_VALUE;
        for (int i = begun.size() - 1; i >= 0; i--) {
            Shape shape = begun.get(i);
            long left = shape.flushedAt() + GAP_NANOS - nanos;
            if (left <= 0) {
                shape.flush(nanos);
                begun.remove(i);
            } else {
                next = Math.min(next, left);
            }
        }
        return next;
    }

    /** Clients with distinct wants. */
    int shapes() {
        return shapes.size();
    }
}
