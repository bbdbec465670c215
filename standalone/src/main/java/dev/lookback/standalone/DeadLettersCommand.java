package dev.lookback.standalone;

import dev.lookback.model.topic.Environment;
import dev.lookback.standalone.deadletters.DeadLetters;
import dev.lookback.standalone.deadletters.LetterBox;
import dev.lookback.standalone.deadletters.LetterId;
import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What could not be indexed. */
@Command(
        name = "dead-letters",
        description = "Lists, shows and sends back what could not be indexed: the letters of d-<environment>.",
        subcommands = {
            DeadLettersCommand.ListCommand.class,
            DeadLettersCommand.ShowCommand.class,
            DeadLettersCommand.ReplayCommand.class
        })
final class DeadLettersCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "no command (expected: list, show or replay)");
    }

    /** Whose letters are meant. */
    static final class Box {
        @Mixin
        private final DataOption dataOption = new DataOption();

        @Option(
                names = "--environment",
                paramLabel = "NAME",
                description = "Whose letters; default: the environment of the instance.")
        private @Nullable String environment;

        @Option(
                names = "--kafka",
                paramLabel = "HOST:PORT",
                description = "Where Kafka is; default: the instance's own. With --environment no instance is needed.")
        private @Nullable String servers;

        DeadLetters open() {
            return new DeadLetters(new LetterBox(servers(), environment()), System.out);
        }

        private String servers() {
            String given = servers;
            if (given != null) {
                return given;
            }
            Integer port = instance().connections().ports().get("kafka");
            if (port == null) {
                throw new InstanceFailure("the instance's Kafka is not its own (expected: --kafka HOST:PORT)");
            }
            return "127.0.0.1:" + port;
        }

        private Environment environment() {
            String given = environment;
            try {
                return new Environment(given == null ? instance().connections().environment() : given);
            } catch (IllegalArgumentException e) {
                throw new WrongSetting("--" + e.getMessage());
            }
        }

        private InstanceState instance() {
            return LiveInstance.of(dataOption);
        }
    }

    /** Many in a line each. */
    @Command(name = "list", description = "Lists the newest letters, and counts all by the kind of reason.")
    static final class ListCommand implements Callable<Integer> {
        @Mixin
        private final Box box = new Box();

        @Option(names = "--limit", paramLabel = "N", description = "How many; default: ${DEFAULT-VALUE}.")
        private int limit = 50;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Only those with this in their reason.")
        private String reason = "";

        @Override
        public Integer call() {
            if (limit < 1) {
                throw new WrongSetting("--limit: " + limit + " (expected: 1 or more)");
            }
            box.open().list(limit, reason);
            return 0;
        }
    }

    /** One, whole. */
    @Command(
            name = "show",
            description = "Shows a letter's headers and body: unpacked, as text or, where it is none, in hexadecimal.")
    static final class ShowCommand implements Callable<Integer> {
        @Mixin
        private final Box box = new Box();

        @Parameters(arity = "1", paramLabel = "LETTER", description = "As the list shows it, like 0/17.")
        private String letter = "";

        @Override
        public Integer call() {
            LetterId id = LetterId.parse(letter);
            box.open().show(id);
            return 0;
        }
    }

    /** Once more to the beginning. */
    @Command(
            name = "replay",
            description = {
                "Sends letters back to h-<environment>, each once: an event that Elasticsearch has refused keeps its id,"
                        + " so it is indexed once however often it is sent.",
                "Mend the reason first, or the letters come again."
            })
    static final class ReplayCommand implements Callable<Integer> {
        @Mixin
        private final Box box = new Box();

        @Parameters(arity = "0..*", paramLabel = "LETTER", description = "As the list shows them, like 0/17.")
        private List<String> letters = List.of();

        @Option(names = "--all", description = "All letters, or with --reason all of that reason.")
        private boolean all;

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                description = "With --all: only those with this in their reason.")
        private String reason = "";

        @Option(names = "--again", description = "Those too that were sent back before.")
        private boolean again;

        @Override
        public Integer call() {
            if (all == !letters.isEmpty() || !all && !reason.isEmpty()) {
                throw new WrongSetting(
                        "replay: which letters (expected: some like 0/17, or --all, or --all --reason TEXT)");
            }
            List<LetterId> ids = letters.stream().map(LetterId::parse).toList();
            DeadLetters open = box.open();
            boolean isComplete = all ? open.replayAll(reason, again) : open.replay(ids, again);
            return isComplete ? 0 : 1;
        }
    }
}
