package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceLock;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.ShellWord;
import dev.lookback.standalone.processes.Installation;
import dev.lookback.standalone.processes.Plan;
import dev.lookback.standalone.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts an instance. */
@Command(
        name = "up",
        description = {
            "Starts everything on this machine.",
            "Builds if needed; all of it is bound to 127.0.0.1. In the foreground it shows what happens, and Ctrl-C stops everything."
        })
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--detach", description = "Returns when everything is ready and leaves it running.")
    private boolean detach;

    @Option(names = "--supervise", hidden = true, description = "What --detach starts.")
    private boolean supervise;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of docs/running.md or of Spring Boot; may be given often.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description =
                    "Who may what, as ./lookback user writes it; without it, anybody on this machine may everything.")
    private @Nullable Path users;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        Path file = users;
        if (file != null) {
            assignments.add(
                    "lookback.access.users-file=" + file.toAbsolutePath().normalize());
        }
        Settings settings = Settings.parse(assignments);
        Plan plan = Plan.of(Installation.located(), data.directory(), settings);
        Preflight preflight = new Preflight(plan, commandAsGiven());
        Progress progress = new Progress(out, Clock.systemUTC());
        if (detach) {
            startDetached(preflight, progress);
        } else {
            InstanceRun.run(preflight, progress, state -> {
                show(state, progress);
                out.println(supervise ? "" : "Ctrl-C stops everything");
            });
        }
        return 0;
    }

    /** Everything that can be refused is refused here, where it is seen at once. */
    private void startDetached(Preflight preflight, Progress progress) throws InterruptedException {
        InstanceLock lock = preflight.check();
        lock.close();
        InstanceState state =
                new DetachedStart(preflight.plan().data(), supervisorCommand(preflight.plan()), progress).run();
        show(state, progress);
        out.println("  stop           ./lookback down" + data.asShown());
    }

    private void show(InstanceState state, Progress progress) {
        out.println("ready after " + progress.elapsed() + " s");
        new Addresses(state)
                .lines("./lookback send" + data.asShown() + " hello")
                .forEach(out::println);
    }

    private List<String> supervisorCommand(Plan plan) {
        List<String> command = new ArrayList<>(plan.installation().self());
        command.addAll(List.of("up", "--supervise", "--data", plan.data().root().toString()));
        assignments.forEach(assignment -> command.addAll(List.of("--set", assignment)));
        return command;
    }

    private String commandAsGiven() {
        StringBuilder command = new StringBuilder("./lookback up");
        if (detach) {
            command.append(" --detach");
        }
        command.append(data.asShown());
        assignments.forEach(assignment -> command.append(" --set ").append(ShellWord.quoted(assignment)));
        return command.toString();
    }
}
