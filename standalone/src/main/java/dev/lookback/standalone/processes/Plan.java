package dev.lookback.standalone.processes;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.settings.Ports;
import dev.lookback.standalone.settings.Settings;

/** What one instance is made from. */
public record Plan(Installation installation, DataDirectory data, Settings settings, Ports ports) {

    /**
     * Puts one together.
     *
     * @throws dev.lookback.standalone.settings.WrongSetting when no process knows a setting
     */
    public static Plan of(Installation installation, DataDirectory data, Settings settings) {
        if (!settings.forProcesses().isEmpty()) {
            KnownSettings.of(installation).check(settings);
        }
        return new Plan(installation, data, settings, Ports.of(settings));
    }
}
