package dev.lookback.process.settings;

import org.springframework.core.env.Environment;

import java.util.List;

/** What a process checks of its settings beyond their types: a file that one names, a text in a language of its own. */
@FunctionalInterface
public interface SettingsCheck {

    /** Returns what is wrong, each in a line that names the setting and what was expected; starts and changes nothing. */
    List<String> problems(Environment settings);
}
