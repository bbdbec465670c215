package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters in use: equal ones are one. Reading one may take a while, so events do not wait for it. */
final class Filters {

    private final FilterParser parser;
    private final int maxFilters;
    private final Map<String, FilterSlot> slots = new HashMap<>();

    /** @param maxFilters distinct ones at a time */
    Filters(FilterParser parser, int maxFilters) {
        this.parser = parser;
        this.maxFilters = maxFilters;
    }

    /**
     * Reads those of them that are new, and keeps all until they are released.
     *
     * @throws dev.lookback.model.filter.FilterSyntaxException when one cannot be read; then none is kept
     * @throws TooManyFiltersException when there are more than may be; then none is kept
     */
    synchronized Map<String, FilterSlot> use(Wants wants) {
        Map<String, FilterSlot> used = new HashMap<>();
        int added = 0;
        for (String text : texts(wants)) {
            FilterSlot slot = slots.get(text);
            if (slot == null) {
                added++;
                if (!text.isEmpty() && slots.size() + added > maxFilters) {
                    throw new TooManyFiltersException(maxFilters);
                }
                slot = new FilterSlot(text.isEmpty() ? EventFilter.ALL : parser.parse(text));
            }
            used.put(text, slot);
        }
        used.forEach((text, slot) -> {
            slot.use();
            slots.put(text, slot);
        });
        return used;
    }

    synchronized void release(@Nullable Wants wants) {
        if (wants != null) {
            Collection<String> texts = texts(wants);
            texts.forEach(text -> slots.computeIfPresent(text, (key, slot) -> slot.leave() ? slot : null));
        }
    }

    synchronized int size() {
        return slots.size();
    }

    private static Set<String> texts(Wants wants) {
        return wants.list().stream().map(want -> want.selection().filter()).collect(Collectors.toSet());
    }
}
