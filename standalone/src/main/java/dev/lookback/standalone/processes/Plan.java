package dev.lookback.standalone.processes;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.settings.Ports;
import dev.lookback.standalone.settings.Settings;

/** What one instance is made from. */
public record Plan(Installation installation, DataDirectory data, Settings settings, Ports ports) {}
