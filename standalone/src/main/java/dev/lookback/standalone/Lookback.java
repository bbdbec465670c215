package dev.lookback.standalone;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.settings.WrongSetting;
import dev.lookback.standalone.up.DownCommand;
import dev.lookback.standalone.up.UpCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.util.Objects;

/** The program behind {@code ./lookback}. */
@Command(
        name = "./lookback",
        description =
                "Logs kept for years at the price of compressed objects, and back in Elasticsearch when asked for.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            SendCommand.class,
            DemoCommand.class,
            HarvesterCommand.class,
            DeadLettersCommand.class,
            CatCommand.class,
            VerifyCommand.class,
            RebuildRecentCommand.class,
            KeysCommand.class,
            UserCommand.class
        },
        footer = {
            "  images  Makes a container image of each process.",
            "  test    Runs every test.",
            "Each command has its own --help."
        })
public final class Lookback implements Runnable {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this.")
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Lookback())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Lookback::wrongUse)
                .setExecutionExceptionHandler(Lookback::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "no command (expected: up, down, status, logs, send, demo, harvester, dead-letters, cat, verify,"
                        + " rebuild-recent, keys, user, images or test)");
    }

    private static int wrongUse(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String problem = e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? "unknown: " + String.join(" ", unmatched.getUnmatched())
                : oneLine(e);
        say(e.getCommandLine(), problem + " (see " + command + " --help)");
        return WRONG_USE;
    }

    private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
        return switch (e) {
            case WrongSetting wrong -> {
                say(commandLine, oneLine(wrong));
                yield WRONG_USE;
            }
            case InstanceFailure failure -> {
                say(commandLine, oneLine(failure));
                yield FAILED;
            }
            default -> throw e;
        };
    }

    private static void say(CommandLine commandLine, String message) {
        commandLine.getErr().println("lookback: " + message);
        commandLine.getErr().flush();
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
