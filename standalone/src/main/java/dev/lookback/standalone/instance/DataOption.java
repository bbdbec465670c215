package dev.lookback.standalone.instance;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Which instance a command means. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the instance; default: data beside the script.")
    private @Nullable Path directory;

    public DataDirectory directory() {
        Path chosen = directory;
        return DataDirectory.at(chosen == null ? Path.of(System.getProperty("lookback.home", ""), "data") : chosen);
    }

    /** For a command that is shown to be copied: nothing when the default is meant. */
    public String asShown() {
        Path chosen = directory;
        return chosen == null ? "" : " --data " + ShellWord.quoted(chosen.toString());
    }
}
