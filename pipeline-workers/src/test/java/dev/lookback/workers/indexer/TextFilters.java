package dev.lookback.workers.indexer;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.model.history.LoadTask;

import java.nio.charset.StandardCharsets;

/** Filters that want the lines in which their text stands. */
final class TextFilters implements TaskFilters {

    static final String UNREADABLE = "(";
    static final String WITHOUT_ANSWER = "?";

    @Override
    public EventFilter of(LoadTask task) {
        return task.filter().map(filter -> of(filter.query())).orElse(EventFilter.ALL);
    }

    private static EventFilter of(String text) {
        return switch (text) {
            case UNREADABLE -> throw new FilterSyntaxException("a ( that nobody closes", new IllegalStateException());
            case WITHOUT_ANSWER ->
                (buffer, offset, length) -> {
                    throw new IllegalStateException("never seen such an event");
                };
            default ->
                (buffer, offset, length) -> new String(buffer, offset, length, StandardCharsets.UTF_8).contains(text);
        };
    }
}
