package dev.lookback.standalone;

import dev.lookback.standalone.harvester.HarvesterStatus;
import dev.lookback.standalone.instance.DataOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Shows how an instance's harvester does. */
@Command(
        name = "status",
        description =
                "Shows what the harvester takes in and hands on, its spool and its last errors; exit status 0 only when it is up.")
final class HarvesterStatusCommand implements Callable<Integer> {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    @Mixin
    private final DataOption dataOption = new DataOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        int port = LiveInstance.of(dataOption).port("harvester");
        return new HarvesterStatus(port, BETWEEN, System.out).show(json) ? 0 : 1;
    }
}
