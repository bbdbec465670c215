package dev.lookback.search;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class InMemoryIndex {

    final Map<String, byte[]> documents = new HashMap<>();
    final Set<String> aliases = new HashSet<>();

    /** How often its first events were to be shown. */
    int timesShown;

    /** Its {@code _meta.lookback}; none for an index that is not ours. */
    @Nullable
    HistoryIndex description;
}
