package dev.lookback.standalone;

import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.rebuild.RecentRebuild;
import dev.lookback.standalone.rest.ApiClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Fills the recent indexes again. */
@Command(
        name = "rebuild-recent",
        description = {
            "Fills the recent indexes again from the archive, while live indexing goes on.",
            "Without --start and --end: from the retention's begin until now. Stays until it is done; when this is"
                    + " stopped, the rebuild goes on. Exit status 0 only when all of it is there."
        })
final class RebuildRecentCommand implements Callable<Integer> {
    @Mixin
    private final DataOption dataOption = new DataOption();

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "ISO-8601 or date math, like now-2d; default: as far back as recent events are kept.")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "TIME", description = "ISO-8601 or date math; default: now.")
    private @Nullable String end;

    @Option(names = "--environment", paramLabel = "NAME", description = "Default: the instance's own.")
    private @Nullable String environment;

    @Override
    public Integer call() throws InterruptedException {
        InstanceState instance = LiveInstance.of(dataOption);
        Map<String, String> range = new HashMap<>();
        if (start != null) {
            range.put("start", start);
        }
        if (end != null) {
            range.put("end", end);
        }
        try (ApiClient api = new ApiClient(instance.port("api"))) {
            String wanted = Objects.requireNonNullElse(
                    environment, instance.connections().environment());
            new RecentRebuild(api, wanted, Clock.systemUTC(), System.out).run(range);
        }
        return 0;
    }
}
