package dev.lookback.harvester.rules;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.process.settings.SettingsCheck;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Reads the file of rules, if there is one. */
public final class RulesCheck implements SettingsCheck {

    @Override
    public List<String> problems(Environment settings) {
        String path = settings.getProperty(RulesConfiguration.SETTING);
        if (!StringUtils.hasText(path)) {
            return List.of();
        }
        RulesReader reader = new RulesReader(new LuceneFilterParser(Clock.systemUTC()));
        try {
            reader.read(path, new RulesFile(Path.of(path)).read().bytes());
            return List.of();
        } catch (IOException e) {
            return List.of(RulesConfiguration.SETTING + ": " + path + ": " + e.getMessage());
        } catch (WrongRulesException e) {
            return e.problems();
        }
    }
}
