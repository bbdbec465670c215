package dev.lookback.api.kibana;

import dev.lookback.model.history.HistoryIndexName;

/**
 * A data view of Kibana.
 *
 * @param id ours follow from the title, so that every process makes the same, once
 * @param title the index or alias that it shows
 */
record DataView(String id, String title) {

    private static final String PREFIX = "lookback-";

    static DataView of(String title) {
        return new DataView(id(title), title);
    }

    static String id(String title) {
        return PREFIX + title;
    }

    /** As people see it in lists. Kibana takes no second one of a name, so it is none that they would choose. */
    String name() {
        return title + " (Lookback)";
    }

    /** Whether we have made it for a history index: nobody else gives a view this id and this title. */
    boolean isOfHistory() {
        return id.equals(id(title)) && HistoryIndexName.parse(title).isPresent();
    }
}
