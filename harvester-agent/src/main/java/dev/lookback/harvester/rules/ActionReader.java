package dev.lookback.harvester.rules;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a rule does. */
final class ActionReader {

    private static final String DROP = "drop";
    private static final String KEEP = "keep";
    private static final String SET = "set";
    private static final String REMOVE = "remove";
    private static final String RENAME = "rename";
    private static final String REDACT = "redact";

    /** In the order in which people are told them. */
    static final List<String> KEYS = List.of(DROP, KEEP, SET, REMOVE, RENAME, REDACT);

    static final Set<String> NEED_WHEN = Set.of(DROP, KEEP);

    private static final String PATTERN = "pattern";
    private static final String WITH = "with";
    private static final String FIELDS = "fields";
    private static final String DEFAULT_REPLACEMENT = "[redacted]";
    private static final int MAX_REPLACEMENT = 256;
    private static final String A_PATTERN = "expected: a regular expression of Java, or a list of them";

    private final YamlValues values;
    private final YamlProblems problems;

    ActionReader(YamlValues values, YamlProblems problems) {
        this.values = values;
        this.problems = problems;
    }

    /**
     * @param key one of {@link #KEYS}
     * @return null, and a problem, when it cannot be read
     */
    @Nullable
    Action read(String key, Node node) {
        return switch (key) {
            case DROP -> nothing(key, node) ? new Action.Drop() : null;
            case KEEP -> nothing(key, node) ? new Action.Keep() : null;
            case SET -> set(node);
            case REMOVE -> remove(node);
            case RENAME -> rename(node);
            case REDACT -> redact(node);
            default -> throw new IllegalArgumentException(key);
        };
    }

    private boolean nothing(String key, Node node) {
        boolean isNothing = YamlValues.isNull(node);
        if (!isNothing) {
            problems.add(node, key, "expected: nothing behind it, and which events below, as when:");
        }
        return isNothing;
    }

    private @Nullable Action set(Node node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        some(node, SET, "expected: fields and their values").forEach((name, valueNode) -> {
            String key = SET + "." + name;
            Object value = values.value(valueNode, key);
            if (value != null && isAllowed(valueNode, key, name, FieldNames.Use.SET)) {
                fields.put(name, asName(name, value, valueNode));
            }
        });
        return fields.isEmpty() ? null : new SetFields(fields);
    }

    private Object asName(String name, Object value, Node node) {
        if (!name.equals(FieldNames.HOST) && !name.equals(FieldNames.SERVICE)) {
            return value;
        }
        if (value instanceof List || value.toString().isBlank()) {
            problems.add(node, SET + "." + name, "expected: a text that is not blank");
        }
        return value.toString();
    }

    private @Nullable Action remove(Node node) {
        List<String> names = fields(node, REMOVE, FieldNames.Use.REMOVE);
        return names.isEmpty() ? null : new RemoveFields(names);
    }

    private @Nullable Action rename(Node node) {
        Map<String, String> names = new LinkedHashMap<>();
        String expected = "expected: the name of another field";
        some(node, RENAME, "expected: fields and their new names").forEach((from, toNode) -> {
            String key = RENAME + "." + from;
            String to = values.text(toNode, key, expected);
            if (to != null
                    && isAllowed(toNode, key, from, FieldNames.Use.REMOVE)
                    && isAllowed(toNode, key, to, FieldNames.Use.SET)) {
                names.put(from, to);
            }
        });
        return names.isEmpty() ? null : new RenameFields(names);
    }

    private @Nullable Action redact(Node node) {
        Map<String, Node> members = some(node, REDACT, "expected: pattern, and with and fields if need be");
        members.forEach((key, value) -> {
            if (!Set.of(PATTERN, WITH, FIELDS).contains(key)) {
                problems.add(
                        value.getStartMark().getLine(),
                        REDACT + "." + key + ": unknown (expected: pattern, with, fields)");
            }
        });
        Node patterns = members.get(PATTERN);
        if (patterns == null) {
            problems.add(node, REDACT + "." + PATTERN, "missing", A_PATTERN);
            return null;
        }
        String replacement = replacement(members.get(WITH));
        Node names = members.get(FIELDS);
        List<String> fields = names == null ? List.of() : fields(names, REDACT + "." + FIELDS, FieldNames.Use.REDACT);
        List<Redaction> redactions = new ArrayList<>();
        for (Node element : YamlValues.elements(patterns)) {
            pattern(element).ifPresent(pattern -> redactions.add(new Redaction(pattern, replacement)));
        }
        return redactions.isEmpty() ? null : new Redact(redactions, fields);
    }

    private String replacement(@Nullable Node node) {
        if (node == null) {
            return DEFAULT_REPLACEMENT;
        }
        Object text = values.value(node, REDACT + "." + WITH);
        if (text instanceof List || text != null && text.toString().length() > MAX_REPLACEMENT) {
            problems.add(node, REDACT + "." + WITH, "expected: a text of at most " + MAX_REPLACEMENT + " characters");
        }
        return String.valueOf(text);
    }

    private Optional<Pattern> pattern(Node node) {
        String key = REDACT + "." + PATTERN;
        String text = values.text(node, key, A_PATTERN);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            problems.add(
                    node,
                    key,
                    "expected: a regular expression of Java; " + e.getDescription() + " at character "
                            + (e.getIndex() + 1));
        } catch (StackOverflowError e) {
            problems.add(node, key, "expected: one with fewer parentheses in each other");
        }
        return Optional.empty();
    }

    private List<String> fields(Node node, String key, FieldNames.Use use) {
        return values.texts(node, key, "expected: the name of a field, or a list of them").stream()
                .filter(name -> isAllowed(node, key, name, use))
                .toList();
    }

    private boolean isAllowed(Node node, String key, String name, FieldNames.Use use) {
        Optional<String> expected = FieldNames.expected(name, use);
        expected.ifPresent(what -> problems.add(node, key, name, what));
        return expected.isEmpty();
    }

    private Map<String, Node> some(Node node, String key, String expected) {
        Map<String, Node> members = values.members(node, key, expected);
        if (node instanceof MappingNode && members.isEmpty()) {
            problems.add(node, key, "nothing", expected);
        }
        return members;
    }
}
