package dev.lookback.api;

import dev.lookback.model.time.Intervals;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/** @param blockInterval may differ from five minutes only in tests; an archive keeps the one it began with */
@ConfigurationProperties("lookback")
record ApiProperties(@DefaultValue("5m") Duration blockInterval) {

    Intervals intervals() {
        return new Intervals(blockInterval);
    }
}
