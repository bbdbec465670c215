package dev.lookback.harvester.rules;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a file, each as one of the few kinds that rules have; what is none of them is a problem. */
final class YamlValues {

    /** As JSON has them: YAML's own ways to write a number surprise people (012 is ten). */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?");

    private static final int MAX_LENGTH = 8_191;

    private final YamlProblems problems;

    YamlValues(YamlProblems problems) {
        this.problems = problems;
    }

    /** The members of an object, in order; empty when it is none. */
    Map<String, Node> members(Node node, String key, String expected) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, key, expected);
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (name.isEmpty()) {
                problems.add(tuple.getKeyNode(), key, "expected: a key");
            } else if (members.put(name, tuple.getValueNode()) != null) {
                problems.add(tuple.getKeyNode(), name, "again", "expected: each key once");
            }
        }
        return members;
    }

    /** A text that is not blank, however it is written; null, and a problem, when it is none. */
    @Nullable
    String text(Node node, String key, String expected) {
        if (node instanceof ScalarNode scalar && !isNull(scalar) && isText(scalar.getValue())) {
            return scalar.getValue();
        }
        problems.add(node, key, expected);
        return null;
    }

    /** One text or a list of them, at least one. */
    List<String> texts(Node node, String key, String expected) {
        List<String> texts = new ArrayList<>();
        for (Node element : elements(node)) {
            String text = text(element, key, expected);
            if (text != null) {
                texts.add(text);
            }
        }
        if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
            problems.add(node, key, expected);
        }
        return texts;
    }

    static List<Node> elements(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    /** What a field may be set to: a text, a number, true or false, or a list of these. */
    @Nullable
    Object value(Node node, String key) {
        if (node instanceof SequenceNode list) {
            List<Object> values = new ArrayList<>();
            for (Node element : list.getValue()) {
                Object value = scalar(element, key);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }
        return scalar(node, key);
    }

    private @Nullable Object scalar(Node node, String key) {
        if (!(node instanceof ScalarNode scalar) || isNull(scalar) || !isPossible(scalar.getValue())) {
            problems.add(
                    node,
                    key,
                    "expected: a text of at most " + MAX_LENGTH + " characters, a number, true, false, or a list");
            return null;
        }
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static boolean isText(String text) {
        return !text.isBlank() && isPossible(text);
    }

    private static boolean isPossible(String text) {
        return text.length() <= MAX_LENGTH
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
