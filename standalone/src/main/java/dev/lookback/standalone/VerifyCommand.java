package dev.lookback.standalone;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.rest.ApiClient;
import dev.lookback.standalone.settings.WrongSetting;
import dev.lookback.standalone.verify.ArchiveProof;
import dev.lookback.standalone.verify.ProofReport;
import dev.lookback.standalone.verify.VerifyProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Is everything in the archive, and as it was written? */
@Command(
        name = "verify",
        description = {
            "Says what is damaged or missing in the archive: reads every object of the range's intervals, and follows"
                    + " the numbers of the harvesters' batches.",
            "Exit status 0 only when all is there and whole; 1 when something is damaged or missing; 2 when that could"
                    + " not be found out, also because intervals are not closed yet."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int NOT_FOUND_OUT = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private final ArchivedRange range = new ArchivedRange();

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "text: a line for each thing that is wrong, and a summary, or json; default:"
                    + " ${DEFAULT-VALUE}.")
    private String output = "text";

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        boolean asJson = isJson();
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        try {
            JsonNode result = ask();
            ProofReport report = new ProofReport(result);
            PrintWriter out = commandLine.getOut();
            if (asJson) {
                out.println(JSON.writeValueAsString(result));
            } else {
                report.lines().forEach(out::println);
            }
            out.flush();
            return report.exitStatus();
        } catch (InstanceFailure e) {
            // Nothing is known to be damaged.
            commandLine.getErr().println("lookback: " + e.getMessage());
            commandLine.getErr().flush();
            return NOT_FOUND_OUT;
        }
    }

    private JsonNode ask() throws InterruptedException {
        ArchivedRange.Call call = range.call("verify", Map.of());
        VerifyProgress progress = new VerifyProgress(System.err, Boolean.getBoolean("lookback.terminal"));
        try (ApiClient api = new ApiClient(call.port())) {
            return new ArchiveProof(api, progress).ask(call.path());
        }
    }

    private boolean isJson() {
        return switch (output) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new WrongSetting("--output: " + output + " (expected: text or json)");
        };
    }
}
