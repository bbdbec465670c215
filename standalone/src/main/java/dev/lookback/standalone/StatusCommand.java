package dev.lookback.standalone;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.StateFile;
import dev.lookback.standalone.instance.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** Shows an instance's processes. */
@Command(name = "status", description = "Shows the processes; exit status 0 only when all run.")
final class StatusCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private final DataOption dataOption = new DataOption();

    @Option(names = "--json", description = "As JSON, with the keys of the embedded S3.")
    private boolean json;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        DataDirectory data = dataOption.directory();
        StatusReport report = StatusReport.of(data, new StateFile(data).read());
        if (json) {
            out.println(JSON.writeValueAsString(report));
        } else {
            show(report);
        }
        return report.isReady() ? 0 : 1;
    }

    private void show(StatusReport report) {
        out.println(report.state() + " (" + report.data() + ")");
        if (report.processes().isEmpty()) {
            return;
        }
        out.printf("  %-14s %-11s %8s %6s %9s%n", "process", "state", "pid", "port", "restarts");
        for (StatusReport.Entry entry : report.processes()) {
            String pid = entry.pid() == null ? "-" : entry.pid().toString();
            out.printf("  %-14s %-11s %8s %6d %9d%n", entry.name(), entry.state(), pid, entry.port(), entry.restarts());
        }
    }
}
