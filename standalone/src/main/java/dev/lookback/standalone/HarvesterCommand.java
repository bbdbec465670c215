package dev.lookback.standalone;

import dev.lookback.standalone.processes.HarvesterCheck;
import dev.lookback.standalone.processes.Installation;
import dev.lookback.standalone.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What there is for a harvester alone. */
@Command(
        name = "harvester",
        description = {
            "Shows how the harvester does, or checks settings for one.",
            "With --check: validates every setting and the file of rules, starts nothing; exit status 0 when all is right."
        },
        subcommands = HarvesterStatusCommand.class)
final class HarvesterCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--check", description = "Says what is wrong with the settings, a line each.")
    private boolean check;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "With --check: a file of settings, YAML or properties, as the harvester's own.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "With --check: a setting, as of up; may be given often.")
    private List<String> assignments = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        if (!check) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "no command (expected: status, or --check)");
        }
        for (String assignment : assignments) {
            if (assignment.indexOf('=') < 1) {
                throw new WrongSetting("--set " + assignment + " (expected: key=value)");
            }
        }
        return HarvesterCheck.run(Installation.located(), config, assignments);
    }
}
