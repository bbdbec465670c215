package dev.lookback.api.history;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param estimate by which a load is foretold until some were measured */
@Validated
@ConfigurationProperties("lookback.history")
record HistoryProperties(@DefaultValue @Valid Estimate estimate) {

    /**
     * @param eventsPerSecond that all indexers together load
     * @param indexBytesPerRawByte of an index, beside the archive's bytes before compression
     */
    record Estimate(
            @DefaultValue("10000") @DecimalMin("1") double eventsPerSecond,
            @DefaultValue("1.0") @DecimalMin("0") double indexBytesPerRawByte) {

        LoadRates rates() {
            return new LoadRates(eventsPerSecond, indexBytesPerRawByte);
        }
    }
}
