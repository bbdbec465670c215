package dev.lookback.api.history;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.search.HistoryRecord;

import java.time.Duration;

/**
 * A request whose times are resolved and whose fields are checked.
 *
 * @param request with its range in whole seconds, as the name has it
 */
record HistoryOrder(HistoryIndexName name, HistoryRecord.Request request, Duration ttl) {

    String index() {
        return name.toString();
    }
}
