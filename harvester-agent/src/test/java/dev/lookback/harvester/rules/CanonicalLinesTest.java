package dev.lookback.harvester.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.syslog.GoldenMessage;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLineWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Whatever the rules, and whatever the event: what is left is an event line of the contract's, and the same event. */
class CanonicalLinesTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Not only sensible ones. */
    private static final List<String> FIELDS = List.of(
            "message",
            "log.level",
            "log",
            "log.syslog.priority",
            "labels.a",
            "labels.a.b",
            "labels.origin",
            "process.name",
            "process.pid",
            "source.ip",
            "source",
            "event.original",
            "event.action.x",
            "message.x",
            "host.ip",
            "tags",
            "service.version",
            "colour",
            "colour.red",
            "user",
            "user.name",
            "labels",
            "x.y.z",
            "error.message");

    private static final List<String> NAMES = List.of("host.name", "service.name");
    private static final List<String> VALUES = List.of(
            "x", "\"ü€𝄞\\n\\\"\"", "5", "-1.50", "true", "[a, 1, true]", "\"\"", "\"" + "long ".repeat(1_500) + "\"");
    private static final List<String> PATTERNS =
            List.of(".", "[aeiou]", "\\d+", "\\S+", "^.*$", "[^ ]{3}", "(a|b)+", "\\p{L}", "[\\uD800-\\uDBFF]");
    private static final List<String> CONDITIONS =
            List.of("'*'", "'log.level:(error OR info OR notice)'", "'message:*a*'", "'NOT labels.a:x'");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsLeftIsAnEventLineAndTheSameEvent(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            String yaml = rules(random);
            RuleSet rules = SampleRules.of(yaml);
            for (GoldenMessage message : GoldenMessage.all()) {
                for (String event : message.events()) {
                    EventLine left = rules.apply(line(event));
                    if (left != null) {
                        check(yaml, event, left);
                    }
                }
            }
        }
    }

    private static void check(String yaml, String event, EventLine left) {
        String text = new String(left.buffer(), left.offset(), left.length(), StandardCharsets.UTF_8);
        String told = yaml + "\n" + event + "\n" + text;
        assertThat(left.length()).as(told).isLessThanOrEqualTo(EventLineWriter.MAX_LINE_BYTES);
        assertThat(EventHead.isHead(left.buffer(), left.offset(), left.length()))
                .as(told)
                .isTrue();
        byte[] before = event.getBytes(StandardCharsets.UTF_8);
        assertThat(EventHead.isSameEvent(before, 0, left.buffer(), left.offset()))
                .as(told)
                .isTrue();
        assertThat(text).as(told).doesNotContain("\n");
        JsonNode tree = STRICT.readTree(text);
        List<String> names = List.copyOf(tree.propertyNames());
        assertThat(names.subList(0, 4)).as(told).containsExactly("@timestamp", "event", "host", "service");
        List<String> rest = names.subList(4, names.size()).stream()
                .filter(List.of("log", "message")::contains)
                .toList();
        assertThat(names.subList(4, 4 + rest.size())).as(told).isEqualTo(rest).isSorted();
        assertThat(tree.at("/host/name").asString()).as(told).isNotBlank().isEqualTo(left.host());
        assertThat(tree.at("/service/name").asString()).as(told).isNotBlank();
        assertThat(tree.at("/event").propertyNames()).as(told).startsWith("id", "kind");
    }

    private static String rules(Random random) {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i <= random.nextInt(6); i++) {
            yaml.append("- ").append(action(random)).append('\n');
            if (random.nextBoolean()) {
                yaml.append("  when: ").append(of(CONDITIONS, random)).append('\n');
            }
        }
        return yaml.toString();
    }

    private static String action(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "set: {" + of(FIELDS, random) + ": " + of(VALUES, random) + "}";
            case 1 -> "set: {" + of(NAMES, random) + ": " + of(VALUES.subList(0, 4), random) + "}";
            case 2 -> "remove: [" + of(FIELDS, random) + ", " + of(FIELDS, random) + "]";
            case 3 -> "rename: {" + of(FIELDS, random) + ": " + of(random.nextBoolean() ? FIELDS : NAMES, random) + "}";
            case 4 -> "redact: {pattern: '" + of(PATTERNS, random) + "', with: " + replacement(random) + "}";
            default ->
                "redact: {pattern: '" + of(PATTERNS, random) + "', with: '', fields: [host, " + of(FIELDS, random)
                        + "]}";
        };
    }

    /** Short, or long enough that what is redacted is no line any more. */
    private static String replacement(Random random) {
        return "'" + "#".repeat(random.nextInt(4) == 0 ? 250 : 1) + "'";
    }

    private static String of(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static EventLine line(String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        String host = STRICT.readTree(event).at("/host/name").asString();
        return new EventLine(host, EventHead.epochSecond(bytes, 0), bytes, 0, bytes.length);
    }
}
