package dev.lookback.harvester.rules;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a file of rules, which is YAML. Only its syntax is the library's: no object is made of what a file says. */
final class RulesReader {

    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_RULES = 1_000;
    private static final String WHEN = "when";
    private static final String NAME = "name";
    private static final String A_RULE = "expected: a rule, one of " + String.join(", ", ActionReader.KEYS);
    private static final String A_LIST = "expected: a list of rules, [] for none";

    private final FilterParser filters;

    RulesReader(FilterParser filters) {
        this.filters = filters;
    }

    /** @param file its name, for the problems */
    List<Rule> read(String file, byte[] bytes) throws WrongRulesException {
        YamlProblems problems = new YamlProblems(file);
        Node root = syntax(bytes, problems);
        problems.throwIfAny();
        List<Rule> rules = new ArrayList<>();
        if (!(root instanceof SequenceNode list)) {
            problems.add(0, (root == null || YamlValues.isNull(root) ? "nothing" : "no list") + " (" + A_LIST + ")");
        } else if (list.getValue().size() > MAX_RULES) {
            problems.add(0, list.getValue().size() + " rules (expected: at most " + MAX_RULES + ")");
        } else {
            for (Node node : list.getValue()) {
                Rule rule = rule(node, problems);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        problems.throwIfAny();
        return rules;
    }

    private static @Nullable Node syntax(byte[] bytes, YamlProblems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Yaml(options).compose(new StringReader(text));
        } catch (CharacterCodingException e) {
            problems.add(0, "bytes that are no UTF-8 (expected: YAML in UTF-8)");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problems.add(mark == null ? 0 : mark.getLine(), e.getProblem() + " (expected: YAML)");
        } catch (YAMLException e) {
            problems.add(0, e.getMessage() + " (expected: YAML)");
        }
        return null;
    }

    private @Nullable Rule rule(Node node, YamlProblems problems) {
        YamlValues values = new YamlValues(problems);
        Map<String, Node> members = values.members(node, "rule", A_RULE);
        List<String> actions =
                members.keySet().stream().filter(ActionReader.KEYS::contains).toList();
        members.forEach((key, value) -> checkKey(key, value, problems));
        if (actions.size() != 1) {
            if (!members.isEmpty() && members.keySet().stream().allMatch(RulesReader::isKnown)) {
                problems.add(node, "rule", String.join(", ", members.keySet()), A_RULE + " in each");
            }
            return null;
        }
        String key = actions.getFirst();
        EventFilter when = when(node, members, key, values, problems);
        Action action = new ActionReader(values, problems).read(key, Objects.requireNonNull(members.get(key)));
        String place = place(node, members.get(NAME), values);
        return when == null || action == null ? null : new Rule(place, when, action);
    }

    private static void checkKey(String key, Node value, YamlProblems problems) {
        if (!isKnown(key)) {
            problems.add(
                    value.getStartMark().getLine(),
                    key + ": unknown (expected: name, when, " + String.join(", ", ActionReader.KEYS) + ")");
        }
    }

    private static boolean isKnown(String key) {
        return ActionReader.KEYS.contains(key) || key.equals(WHEN) || key.equals(NAME);
    }

    /** Whoever means every event has to say so where events are dropped by it. */
    private @Nullable EventFilter when(
            Node rule, Map<String, Node> members, String action, YamlValues values, YamlProblems problems) {
        Node node = members.get(WHEN);
        if (node == null) {
            if (!ActionReader.NEED_WHEN.contains(action)) {
                return EventFilter.ALL;
            }
            problems.add(rule, WHEN, "missing", "expected: a Lucene query string, \"*\" for every event");
            return null;
        }
        String query = values.text(node, WHEN, "expected: a Lucene query string, \"*\" for every event");
        try {
            return query == null ? null : filters.parse(query);
        } catch (FilterSyntaxException e) {
            problems.add(node, WHEN, e.getMessage());
            return null;
        }
    }

    private static String place(Node rule, @Nullable Node name, YamlValues values) {
        String line = "line " + (rule.getStartMark().getLine() + 1);
        String text = name == null ? null : values.text(name, NAME, "expected: a text");
        return text == null ? line : line + " (" + text + ")";
    }
}
