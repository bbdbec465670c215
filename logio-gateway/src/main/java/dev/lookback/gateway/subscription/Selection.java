package dev.lookback.gateway.subscription;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which events somebody wants.
 *
 * @param streams their {@code service.name} is one of these; none for all
 * @param sources their {@code host.name} is one of these; none for all
 * @param filter a Lucene query string; blank for all
 */
public record Selection(Set<String> streams, Set<String> sources, String filter) {

    public Selection {
        // In one order, so that what goes to peers is the same for the same wishes.
        streams = java.util.Collections.unmodifiableSet(new TreeSet<>(streams));
        sources = java.util.Collections.unmodifiableSet(new TreeSet<>(sources));
        filter = filter.strip();
    }

    boolean takes(String stream, String source) {
        return (streams.isEmpty() || streams.contains(stream)) && (sources.isEmpty() || sources.contains(source));
    }
}
