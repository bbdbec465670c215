package dev.lookback.standalone;

import dev.lookback.access.Grants;
import dev.lookback.access.Passwords;
import dev.lookback.access.User;
import dev.lookback.access.UsersFile;
import dev.lookback.access.UsersFileException;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who may what. */
@Command(
        name = "user",
        description =
                "Adds, removes and lists who may what, in a users file; processes that have it follow within seconds.",
        subcommands = {UserCommand.AddCommand.class, UserCommand.RemoveCommand.class, UserCommand.ListCommand.class})
final class UserCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "no command (expected: add, remove or list)");
    }

    /** Which file is meant. */
    static final class FileOption {
        @Option(
                names = "--users",
                paramLabel = "FILE",
                required = true,
                description = "The users file, as up --users and lookback.access.users-file name it.")
        private Path file = Path.of("");

        /** Every failure as one line. */
        <T> T use(Function<UsersFile, T> action) {
            return told(() -> action.apply(new UsersFile(file.toAbsolutePath().normalize())));
        }
    }

    private static <T> T told(Supplier<T> action) {
        try {
            return action.get();
        } catch (UsersFileException e) {
            throw new InstanceFailure(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(String.valueOf(e.getMessage()));
        }
    }

    /** One more, or another password and other roles for one. */
    @Command(
            name = "add",
            description = {
                "Adds a user, or gives one another password and other roles.",
                "The password is asked on the terminal, or is the first line of the standard input."
            })
    static final class AddCommand implements Callable<Integer> {
        @Mixin
        private final FileOption file = new FileOption();

        @Parameters(index = "0", paramLabel = "NAME", description = "Without a colon.")
        private String name = "";

        @Parameters(
                index = "1",
                paramLabel = "ROLES",
                description = "viewer, operator or admin of an environment or of all: operator@prod,viewer@*")
        private String roles = "";

        private final PrintStream out = System.out;

        @Override
        public Integer call() {
            Grants grants = told(() -> {
                User.requireName(name);
                return Grants.parse(roles);
            });
            String hash = told(() -> Passwords.hash(NewPassword.ask(name)));
            User user = new User(name, hash, grants);
            String said = file.use(users -> {
                users.put(user);
                return user + " is in " + users;
            });
            out.println(said);
            return 0;
        }
    }

    /** One less. */
    @Command(name = "remove", description = "Removes a user.")
    static final class RemoveCommand implements Callable<Integer> {
        @Mixin
        private final FileOption file = new FileOption();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        private final PrintStream out = System.out;

        @Override
        public Integer call() {
            String said = file.use(users -> {
                if (!users.remove(name)) {
                    throw new InstanceFailure(
                            name + ": not in " + users + " (expected: a name of ./lookback user list)");
                }
                return name + " is no longer in " + users;
            });
            out.println(said);
            return 0;
        }
    }

    /** All of them. */
    @Command(name = "list", description = "Lists the users and their roles.")
    static final class ListCommand implements Callable<Integer> {
        @Mixin
        private final FileOption file = new FileOption();

        private final PrintStream out = System.out;

        @Override
        public Integer call() {
            file.use(UsersFile::users).forEach(out::println);
            return 0;
        }
    }
}
