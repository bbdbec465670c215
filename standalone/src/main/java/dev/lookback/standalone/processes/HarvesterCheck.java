package dev.lookback.standalone.processes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has the harvester itself say what is wrong with its settings: it knows them, and this program does not. */
public final class HarvesterCheck {

    private static final String ENVIRONMENT = "lookback.environment";

    private HarvesterCheck() {}

    /**
     * Shows what it says.
     *
     * @param config a file of settings; null: those that {@code up} gives
     * @param assignments {@code key=value} each
     * @return its exit status
     */
    public static int run(Installation installation, @Nullable Path config, List<String> assignments)
            throws InterruptedException {
        try {
            return new ProcessBuilder(command(installation, config, assignments))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> command(Installation installation, @Nullable Path config, List<String> assignments) {
        List<String> command = new ArrayList<>(List.of(
                Installation.java(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                installation.app(BootApp.HARVESTER.module()).toString(),
                "--check"));
        if (config != null) {
            command.add("--spring.config.additional-location=file:" + config.toAbsolutePath());
        } else if (assignments.stream().noneMatch(each -> each.startsWith(ENVIRONMENT + "="))) {
            command.add("--" + ENVIRONMENT + "=local");
        }
        assignments.forEach(assignment -> command.add("--" + assignment));
        return command;
    }
}
