package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.StateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Stops an instance. */
@Command(
        name = "down",
        description = {
            "Stops everything.",
            "Returns when nothing is left. What was taken in stays in the data directory."
        })
public final class DownCommand implements Callable<Integer> {
    /** Each of three tiers may take 30 seconds, and is killed then. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final Duration POLL = Duration.ofMillis(100);

    @Mixin
    private final DataOption dataOption = new DataOption();

    private final PrintStream out = System.out;
    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        DataDirectory data = dataOption.directory();
        StateFile file = new StateFile(data);
        Optional<InstanceState> live = file.readLive();
        if (live.isPresent()) {
            stop(live.get(), file);
        } else if (new Leftovers(data).end() > 0) {
            out.println("stopped what an instance that was killed had left behind");
        } else {
            out.println("nothing runs in " + data.root());
        }
        return 0;
    }

    private void stop(InstanceState live, StateFile file) throws InterruptedException {
        Progress progress = new Progress(out, clock);
        Instant limit = clock.instant().plus(LIMIT);
        progress.seen(live);
        live.supervisor().running().ifPresent(ProcessHandle::destroy);
        while (live.supervisor().running().isPresent()) {
            if (clock.instant().isAfter(limit)) {
                throw new InstanceFailure("process " + live.supervisor().pid() + " does not stop (expected: within "
                        + LIMIT.toSeconds() + " s)");
            }
            Optional<InstanceState> state = file.read();
            state.ifPresent(progress::changed);
            Thread.sleep(POLL);
        }
        file.read().ifPresent(progress::changed);
        out.println("stopped after " + progress.elapsed() + " s");
    }
}
