package dev.lookback.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A dry run's answer: the estimate, and nothing else where the load would be begun.
 *
 * @param refusal the limit that the load would pass now
 */
record ForecastView(
        @JsonUnwrapped HistoryIndexView.Size estimate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Refusal refusal) {

    static ForecastView of(HistoryLifecycle.Forecast forecast) {
        return new ForecastView(
                HistoryIndexView.Size.of(forecast.estimate()),
                forecast.refusal().orElse(null));
    }
}
