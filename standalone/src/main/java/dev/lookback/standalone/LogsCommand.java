package dev.lookback.standalone;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what processes have said. */
@Command(name = "logs", description = "Shows the last lines of every process's log, or of one.")
final class LogsCommand implements Callable<Integer> {
    private static final String SUFFIX = ".log";
    private static final long POLL_MILLISECONDS = 200;

    @Mixin
    private final DataOption dataOption = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A process as ./lookback status names it.")
    private @Nullable String name;

    @Option(names = "-f", description = "Goes on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "How many lines of each; default: ${DEFAULT-VALUE}.")
    private int lines = 100;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        DataDirectory data = dataOption.directory();
        List<LogTail> tails = tails(data);
        tails.forEach(tail -> tail.printLast(lines, out));
        while (follow && !out.checkError()) {
            Thread.sleep(POLL_MILLISECONDS);
            tails.forEach(tail -> tail.printNew(out));
        }
        return 0;
    }

    private List<LogTail> tails(DataDirectory data) {
        List<String> names = names(data);
        String wanted = name;
        if (wanted == null) {
            return names.stream()
                    .map(each -> new LogTail(data.log(each), each + " | "))
                    .toList();
        }
        if (!names.contains(wanted)) {
            throw new WrongSetting("logs: " + wanted + " (expected: one of " + String.join(", ", names) + ")");
        }
        return List.of(new LogTail(data.log(wanted), ""));
    }

    private static List<String> names(DataDirectory data) {
        try (Stream<Path> files = Files.list(data.logs())) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
            return names;
        } catch (NoSuchFileException e) {
            throw new InstanceFailure(data.root() + ": no logs (expected: the data directory of an instance)", e);
        } catch (IOException e) {
            throw new InstanceFailure(data.logs() + ": " + e.getMessage(), e);
        }
    }
}
