package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters in use: equal ones are one. Reading one may take a while: neither events nor other clients wait for it. */
final class Filters {

    private final FilterParser parser;
    private final int maxFilters;
    private final FilterBudget budget;
    private final Map<String, FilterSlot> slots = new HashMap<>();

    /** @param maxFilters distinct ones at a time */
    Filters(FilterParser parser, int maxFilters, FilterBudget budget) {
        this.parser = parser;
        this.maxFilters = maxFilters;
        this.budget = budget;
    }

    /**
     * Reads those of them that are new, and keeps all until they are released.
     *
     * @throws dev.lookback.model.filter.FilterSyntaxException when one cannot be read; then none is kept
     * @throws FilterRefusedException when there are more than may be; then none is kept
     */
    Map<String, FilterSlot> use(Wants wants) {
        Map<String, EventFilter> read = new HashMap<>();
        missing(wants).forEach(text -> read.put(text, parse(text)));
        return use(wants, read);
    }

    private synchronized Set<String> missing(Wants wants) {
        Set<String> missing = texts(wants);
        missing.removeAll(slots.keySet());
        return missing;
    }

    private EventFilter parse(String text) {
        return text.isEmpty() ? EventFilter.ALL : parser.parse(text);
    }

    private synchronized Map<String, FilterSlot> use(Wants wants, Map<String, EventFilter> read) {
        Map<String, FilterSlot> used = new HashMap<>();
        int added = 0;
        for (String text : texts(wants)) {
            FilterSlot slot = slots.get(text);
            if (slot == null) {
                added++;
                if (!text.isEmpty() && slots.size() + added > maxFilters) {
                    throw FilterRefusedException.tooMany(maxFilters);
                }
                // Its last user may have left it meanwhile.
                slot = new FilterSlot(read.computeIfAbsent(text, this::parse), budget);
            }
            used.put(text, slot);
        }
        used.forEach((text, slot) -> {
            slot.use();
            slots.put(text, slot);
        });
        return used;
    }

    /** Those of them that are asked no more. */
    synchronized Map<String, FilterEnd> ended(Wants wants) {
        Map<String, FilterEnd> ended = new HashMap<>();
        for (String text : texts(wants)) {
            FilterSlot slot = slots.get(text);
            FilterEnd end = slot == null ? null : slot.ended();
            if (end != null) {
                ended.put(text, end);
            }
        }
        return ended;
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
        return wants.list().stream()
                .map(want -> want.selection().filter())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
