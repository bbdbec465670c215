package dev.lookback.filter;

import dev.lookback.model.filter.EventFilter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Makes an index of each event, and searches it. */
final class IndexFilter implements EventFilter {

    private final Query query;
    private final Set<IndexedField> fields;

    /** @param fields that the query asks about */
    IndexFilter(Query query, Set<IndexedField> fields) {
        this.query = query;
        this.fields = fields;
    }

    @Override
    public boolean matches(byte[] buffer, int offset, int length) {
        EventIndex event = new EventIndex(fields);
        EventValues.forEach(buffer, offset, length, event);
        IndexSearcher searcher = event.searcher();
        try {
            return searcher.count(query) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
