package dev.lookback.harvester.rules;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a file, as one reads it. */
final class YamlProblems {

    private static final int MAX_PROBLEMS = 50;
    private static final int MAX_SHOWN = 80;

    private final String file;
    private final List<String> problems = new ArrayList<>();

    YamlProblems(String file) {
        this.file = file;
    }

    /**
     * @param key with dots where it is one in another
     * @param expected like {@code expected: a number}
     */
    void add(Node node, String key, String expected) {
        add(node, key, shown(node), expected);
    }

    void add(Node node, String key, String value, String expected) {
        add(node.getStartMark().getLine(), key + ": " + value + " (" + expected + ")");
    }

    /** @param line counted from zero */
    void add(int line, String problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(file + ": line " + (line + 1) + ": " + problem);
        }
    }

    void throwIfAny() throws WrongRulesException {
        if (!problems.isEmpty()) {
            throw new WrongRulesException(problems);
        }
    }

    private static String shown(Node node) {
        return switch (node) {
            case ScalarNode scalar when scalar.getValue().isEmpty() -> "nothing";
            case ScalarNode scalar -> cut(scalar.getValue());
            default ->
                switch (node.getNodeId()) {
                    case mapping -> "an object";
                    case sequence -> "a list";
                    case scalar, anchor -> "something else";
                };
        };
    }

    private static String cut(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "..." : line;
    }
}
