package dev.lookback.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param total of all pages, counted with the first page alone
 * @param events as they were indexed, each a JSON object; its fields and their order are the event line's
 * @param next where the page behind this one begins; absent behind the last one
 */
public record EventPage(
        Optional<Total> total,
        List<String> events,
        Optional<EventPosition> next,
        Optional<Histogram> histogram,
        Effort effort) {

    public EventPage {
        events = List.copyOf(events);
    }

    /** @param isExact false where the search ended before all was counted */
    public record Total(long events, boolean isExact) {}

    /** @param isCutShort whether the time limit ended it */
    public record Effort(Duration took, boolean isCutShort) {}
}
