package dev.lookback.standalone;

import dev.lookback.standalone.cat.CatProgress;
import dev.lookback.standalone.cat.EventCopy;
import dev.lookback.standalone.cat.EventText;
import dev.lookback.standalone.cat.LineSink;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.rest.ApiClient;
import dev.lookback.standalone.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Archived events to standard output. */
@Command(
        name = "cat",
        description = {
            "Prints the archived events of a range, in the order of time, each once: read from the blocks, no index is"
                    + " needed. Only events go to standard output.",
            "Exit status 0 only when all that was asked for was printed; 141 when the reader of a pipe has gone."
        })
final class CatCommand implements Callable<Integer> {
    /** What a shell says of a program that was killed by SIGPIPE. */
    private static final int PIPE_CLOSED = 141;

    @Mixin
    private final ArchivedRange range = new ArchivedRange();

    @Option(
            names = "--filter",
            paramLabel = "QUERY",
            description = "Only what a Lucene query wants, like 'service.name:nginx AND log.level:error'.")
    private @Nullable String filter;

    @Option(names = "--limit", paramLabel = "N", description = "Ends after so many events.")
    private @Nullable Long limit;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "json",
            description = "json: the lines as they are archived, or text: <time> <host> <service> [level] message;"
                    + " default: ${DEFAULT-VALUE}.")
    private String output = "json";

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public Integer call() throws InterruptedException {
        LineSink sink = sink();
        ArchivedRange.Call call = range.call("events", parameters());
        CatProgress progress = new CatProgress(System.err, Boolean.getBoolean("lookback.progress"), System::nanoTime);
        try (ApiClient api = new ApiClient(call.port());
                InputStream events = api.stream(call.path())) {
            new EventCopy(sink, progress).copy(events);
            return 0;
        } catch (IOException e) {
            return notWritten(e);
        } finally {
            progress.finish();
        }
    }

    private LineSink sink() {
        return switch (output) {
            case "json" -> out::write;
            case "text" -> new EventText(out);
            default -> throw new WrongSetting("--output: " + output + " (expected: json or text)");
        };
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        if (filter != null) {
            parameters.put("filter", filter);
        }
        Long wanted = limit;
        if (wanted != null) {
            if (wanted < 1) {
                throw new WrongSetting("--limit: " + wanted + " (expected: 1 or more)");
            }
            parameters.put("limit", wanted.toString());
        }
        return parameters;
    }

    /** Who reads a pipe may have seen enough; a disk that is full is another matter. */
    private static int notWritten(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("Broken pipe")) {
            return PIPE_CLOSED;
        }
        throw new InstanceFailure("standard output: " + reason + " (expected: to take what is written)", failure);
    }
}
