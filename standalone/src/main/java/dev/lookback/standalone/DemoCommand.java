package dev.lookback.standalone;

import dev.lookback.standalone.demo.Demo;
import dev.lookback.standalone.instance.DataOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Clock;
import java.util.concurrent.Callable;

/** Shows the whole way once. */
@Command(
        name = "demo",
        description = {
            "Shows the whole way once, in under two minutes.",
            "Sends sample lines of the last hours to a running instance, waits for their blocks, asks for a history"
                    + " index and shows what it has."
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final DataOption dataOption = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        new Demo(LiveInstance.of(dataOption), Clock.systemUTC(), System.out).run();
        return 0;
    }
}
