package dev.lookback.process;

import dev.lookback.process.settings.SettingsAudit;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.List;

/** A setting that nobody reads is a mistake that nobody sees: the process does not start with one. */
final class UnknownKeysGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final String process;

    UnknownKeysGuard(String process) {
        this.process = process;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> unknown = new SettingsAudit(context.getEnvironment(), process).unknownKeys();
        if (!unknown.isEmpty()) {
            throw new StartRefusedException(String.join("; ", unknown));
        }
    }
}
