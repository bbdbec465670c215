package dev.lookback.harvester.live;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.process.settings.SettingsCheck;
import org.springframework.core.env.Environment;

import java.time.Clock;
import java.util.List;

/** Reads the filter of live sending, whether or not that is on. */
public final class LiveFilterCheck implements SettingsCheck {

    private static final String SETTING = "lookback.harvester.live.filter";

    @Override
    public List<String> problems(Environment settings) {
        String filter = settings.getProperty(SETTING, "");
        try {
            new LuceneFilterParser(Clock.systemUTC()).parse(filter);
            return List.of();
        } catch (FilterSyntaxException e) {
            return List.of(SETTING + ": " + filter + " (" + e.getMessage() + ")");
        }
    }
}
