package dev.lookback.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a node's command line together: our own Java, the flags that all nodes need, the protocol's arguments. */
final class NodeJvm {
    private final List<String> flags = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final String name;
    private final Path directory;

    NodeJvm(String name, Path directory) {
        this.name = name;
        this.directory = directory.toAbsolutePath().normalize();
        flags("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        flags("-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "-XX:+ExitOnOutOfMemoryError");
        argument("directory", this.directory);
        argument("ready-file", NodeCommand.readyFile(this.directory));
        argument("parent", ProcessHandle.current().pid());
    }

    NodeJvm flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    NodeJvm argument(String argument, Object value) {
        arguments.add(argument + "=" + value);
        return this;
    }

    NodeCommand command(String classPath, String mainClass, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(String.join(File.separator, System.getProperty("java.home"), "bin", "java"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return new NodeCommand(name, directory, command, environment);
    }
}
