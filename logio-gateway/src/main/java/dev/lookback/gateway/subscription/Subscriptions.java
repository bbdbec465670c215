package dev.lookback.gateway.subscription;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Who wants what, for any number of threads. */
public final class Subscriptions {

    private static final Selection ALL = new Selection(Set.of(), Set.of(), "");

    private final Router router;
    private final Filters filters;
    private final Turns turns;
    private final LongSupplier nanos;
    private final Map<FrameListener, Wants> wantsOf = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Runnable> observers = new CopyOnWriteArrayList<>();

    Subscriptions(Router router, Filters filters, Turns turns, LongSupplier nanos) {
        this.router = router;
        this.filters = filters;
        this.turns = turns;
        this.nanos = nanos;
    }

    /**
     * Gives a listener what it wants from now on, instead of what it wanted before. One thread at a time for a listener.
     *
     * @throws dev.lookback.model.filter.FilterSyntaxException when a filter cannot be read; then all stays as it was
     * @throws FilterRefusedException when there are more than may be; then all stays as it was
     */
    public void want(FrameListener listener, Wants wants) {
        Map<String, FilterSlot> used = filters.use(wants);
        turns.take(() -> router.want(listener, wants, used, nanos.getAsLong()));
        filters.release(wantsOf.put(listener, wants));
        changed(wants);
    }

    public void leave(FrameListener listener) {
        turns.take(() -> router.leave(listener, nanos.getAsLong()));
        Wants before = wantsOf.remove(listener);
        filters.release(before);
        changed(before);
    }

    /** Filters of what a listener wants that are asked no more: it gets nothing by them. */
    public Map<String, FilterEnd> ended(FrameListener listener) {
        Wants wants = wantsOf.get(listener);
        return wants == null ? Map.of() : filters.ended(wants);
    }

    /** What a listener wants; null for nothing. */
    public @Nullable Wants wants(FrameListener listener) {
        return wantsOf.get(listener);
    }

    private void changed(@Nullable Wants wants) {
        if (wants instanceof Wants.Named) {
            observers.forEach(Runnable::run);
        }
    }

    /** Is run whenever what browsers want may have changed. */
    public void observe(Runnable observer) {
        observers.add(observer);
    }

    /** What all browsers of this gateway want together. */
    public Set<Selection> wantedByBrowsers() {
        Set<Selection> wanted = wantsOf.values().stream()
                .filter(Wants.Named.class::isInstance)
                .flatMap(wants -> wants.list().stream())
                .map(Wants.Want::selection)
                .collect(Collectors.toSet());
        return wanted.contains(ALL) ? Set.of(ALL) : wanted;
    }

    int filters() {
        return filters.size();
    }

    int shapes() {
        return turns.take(router::shapes);
    }
}
