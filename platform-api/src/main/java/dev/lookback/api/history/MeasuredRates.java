package dev.lookback.api.history;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryRecords;

import java.util.Optional;

/** The rates of the last loads of an environment, else of all, else as they are set. */
final class MeasuredRates {

    private static final int LOADS = 10;

    private final HistoryRecords records;
    private final LoadRates settings;

    MeasuredRates(HistoryRecords records, LoadRates settings) {
        this.records = records;
        this.settings = settings;
    }

    LoadRates of(Environment environment, boolean isFiltered) {
        LoadRates ofAll = LoadRates.measured(records.lastLoads(Optional.empty(), LOADS), isFiltered, settings);
        return LoadRates.measured(records.lastLoads(Optional.of(environment), LOADS), isFiltered, ofAll);
    }
}
