package dev.lookback.embedded.node;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A node's command line: {@code name=value} each, no name twice. */
public record NodeArguments(Map<String, String> values) {
    public NodeArguments {
        values = Map.copyOf(values);
    }

    static NodeArguments parse(String... commandLine) {
        Map<String, String> values = new HashMap<>();
        for (String argument : commandLine) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("argument: " + argument + " (expected: name=value)");
            }
            String name = argument.substring(0, equals);
            if (values.put(name, argument.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(name + ": given twice (expected: once)");
            }
        }
        return new NodeArguments(values);
    }

    public String text(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException(name + ": absent (expected: " + name + "=value)"));
    }

    public int port(String name) {
        return Integer.parseInt(text(name));
    }

    public Path path(String name) {
        return Path.of(text(name)).toAbsolutePath().normalize();
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
