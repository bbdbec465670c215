package dev.lookback.harvester.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.harvester.event.SourcePosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class RuleSetTest {

    private static final String HEAD = "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\","
            + "\"event\":{\"id\":\"0f3k9q2m7c00000042\",\"kind\":\"event\"},";
    private static final String EVENT = HEAD + "\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"},"
            + "\"log\":{\"level\":\"error\",\"syslog\":{\"priority\":11}},\"message\":\"login of bob, card 4111111111111111\","
            + "\"source\":{\"ip\":\"192.0.2.7\"},"
            + "\"labels\":{\"a\":{\"b\":\"1\"},\"a.c\":\"2\",\"list\":[{\"key\":\"k1\"},{\"key\":\"k2\",\"x\":\"y\"}],\"n\":4111111111111111}}";

    @Test
    void isTheVerySameWhereNoRuleMatches() {
        EventLine line = line(EVENT);

        assertThat(SampleRules.of("""
                        - drop:
                          when: service.name:cron
                        - redact: {pattern: nothing}
                        - set: {log.level: error}
                        - remove: labels.none
                        - rename: {labels.none: message}
                        """).apply(line)).isSameAs(line);
    }

    @Test
    void dropsWhatNoRuleBeforeKeeps() {
        String drop = "- drop:\n  when: service.name:nginx\n";
        assertThat(SampleRules.of(drop).apply(line(EVENT))).isNull();
        assertThat(SampleRules.of("- keep:\n  when: log.level:error\n" + drop).apply(line(EVENT)))
                .isNotNull();
        assertThat(SampleRules.of("- keep:\n  when: log.level:warn\n" + drop).apply(line(EVENT)))
                .isNull();
        assertThat(SampleRules.of(drop + "- keep:\n  when: log.level:error\n").apply(line(EVENT)))
                .isNull();
    }

    @Test
    void keptEventsAreChangedAllTheSame() {
        assertThat(apply("- keep:\n  when: '*'\n- redact: {pattern: bob}\n")).contains("login of [redacted], card");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            set: {labels.team: web}                 | "n":4111111111111111,"team":"web"}}
            set: {labels.a.b: 7}                    | "labels":{"a":{"b":7},
            set: {labels.a.c: x}                    | "a.c":"x"
            set: {labels.a.d: x}                    | "a.d":"x"}}
            set: {colour: green}                    | "colour":"green"}}
            set: {log.level: info}                  | "log":{"level":"info","syslog"
            set: {log.logger: x}                    | "log":{"level":"error","syslog":{"priority":11},"logger":"x"}
            set: {message: hello}                   | "message":"hello","source"
            set: {message.x: hello}                 | "message.x":"hello"}}
            set: {source: hello}                    | "source":{"ip":"192.0.2.7"},"labels"
            set: {host.name: web-2}                 | "host":{"name":"web-2"},"service":{"name":"nginx"}
            set: {service.name: 5}                  | "service":{"name":"5"}
            set: {host.ip: 10.0.0.1}                | "host":{"name":"web-1","ip":"10.0.0.1"},
            set: {event.action: login}              | 0042","kind":"event","action":"login"},"host"
            set: {tags: [a, 1]}                     | "tags":["a",1],"labels"
            remove: message                         | {"priority":11}},"source"
            remove: source.ip                       | 4111111111111111","labels"
            remove: labels.a.b                      | "labels":{"a.c":"2","list"
            remove: labels.a.c                      | "labels":{"a":{"b":"1"},"list"
            remove: labels.list.key                 | "list":[{},{"x":"y"}]
            remove: [labels, log]                   | "service":{"name":"nginx"},"message":"login of bob, card 4111111111111111","source":{"ip":"192.0.2.7"}}
            rename: {labels.a.b: user.name}         | "user":{"name":"1"},"labels":{"a.c"
            rename: {labels.a.c: host.name}         | "host":{"name":"2"},"service"
            rename: {labels.list: service.name}     | "service":{"name":"nginx"}
            rename: {source.ip: labels.ip}          | "ip":"192.0.2.7"}}
            redact: {pattern: '\\d{16}'}            | card [redacted]","source"
            redact: {pattern: '\\d{16}'}            | "n":"[redacted]"}}
            redact: {pattern: '\\d{16}', fields: message} | "n":4111111111111111}}
            redact: {pattern: 'k\\d', with: '$1', fields: labels.list} | "list":[{"key":"$1"},{"key":"$1","x":"y"}]
            redact: {pattern: 'k\\d', with: '', fields: labels.list.key} | "list":[{"key":""},{"key":"","x":"y"}]
            redact: {pattern: 'web', fields: host}  | "host":{"name":"[redacted]-1"}
            redact: {pattern: 'web-1', with: ''}    | "host":{"name":"unknown"},"service"
            redact: {pattern: [bob, card]}          | login of [redacted], [redacted] 4111
            redact: {pattern: '.*', fields: message} | "message":"[redacted]","source"
            redact: {pattern: ['\\b', o]}           | l[redacted]gin [redacted]f b[redacted]b
            """)
    void changesFields(String rule, String expected) {
        assertThat(apply("- " + rule)).contains(expected);
    }

    @Test
    void neverChangesTimeIdAndKind() {
        String redacted = apply("- redact: {pattern: '[0-9a-z]+', with: x}");

        assertThat(redacted).startsWith(HEAD + "\"host\":{\"name\":\"x-x\"},\"service\":{\"name\":\"x\"}");
    }

    @Test
    void aRuleSeesWhatThoseBeforeItHaveLeft() {
        RuleSet rules = SampleRules.of("""
                - set: {service.name: cron}
                  when: service.name:nginx
                - set: {labels.seen: no}
                  when: service.name:nginx
                - drop:
                  when: service.name:cron
                """);

        assertThat(rules.apply(line(EVENT))).isNull();
    }

    @Test
    void passesOnHostTimeAndPosition() {
        byte[] bytes = EVENT.getBytes(StandardCharsets.UTF_8);
        SourcePosition position = new SourcePosition("file", 17);
        EventLine line = new EventLine("web-1", 1_795_450_080, bytes, 0, bytes.length, position);

        EventLine changed = SampleRules.of("- set: {host.name: web-2}").apply(line);

        assertThat(changed.host()).isEqualTo("web-2");
        assertThat(changed.epochSecond()).isEqualTo(1_795_450_080);
        assertThat(changed.position()).isEqualTo(position);
    }

    @Test
    void hidesAValueWholeWhenAPatternDoesNotComeToAnEnd() {
        List<String> troubles = new ArrayList<>();
        RuleSet rules = SampleRules.of("- redact: {pattern: '(x+x+)+y', fields: message}", troubles);
        EventLine line = SampleLines.line("web-1", 0, "secret " + "x".repeat(5_000));

        String left = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> text(rules.apply(line)));

        assertThat(left).contains("\"message\":\"" + Redaction.GAVE_UP + "\"").doesNotContain("secret");
        assertThat(troubles)
                .containsExactly("line 1: a pattern takes too long, what it was searching is redacted whole");
    }

    @Test
    void hidesAValueWholeWhenAPatternNeedsMoreStackThanThereIs() {
        EventLine line = SampleLines.line("web-1", 0, "secret " + "ab".repeat(100_000) + "!");

        String left = text(SampleRules.of("- redact: {pattern: '(a|b|c)+!'}").apply(line));

        assertThat(left).doesNotContain("secret");
    }

    @Test
    void whatGrowsBeyondALineKeepsWhatEveryEventHas() {
        String body = HEAD + "\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"},\"message\":\"hello\","
                + "\"labels\":{\"a\":\"" + "x".repeat(10_000) + "\"}}";

        EventLine left = SampleRules.of("- redact: {pattern: x, with: '" + "-".repeat(100) + "'}")
                .apply(line(body));

        assertThat(text(left))
                .isEqualTo(HEAD + "\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"ngin" + "-".repeat(100)
                        + "\"},\"log\":{\"truncated\":true},\"message\":\"hello\"}");
    }

    @Test
    void aConditionThatFailsDropsNothingAndHidesWhatItMay() {
        List<String> troubles = new ArrayList<>();
        Rule drop = new Rule("line 1", RuleSetTest::fail, new Action.Drop());
        Rule remove = new Rule("line 2", RuleSetTest::fail, new RemoveFields(List.of("message")));
        RuleSet rules = new RuleSet(List.of(drop, remove), (rule, problem) -> troubles.add(rule + ": " + problem));

        assertThat(text(rules.apply(line(EVENT)))).doesNotContain("\"message\"");
        assertThat(troubles)
                .containsExactly(
                        "line 1: java.lang.IllegalStateException: no", "line 2: java.lang.IllegalStateException: no");
    }

    @Test
    void anEventThatCannotBeReadShowsNothingOfWhatMayBeHidden() {
        EventLine line = line(HEAD + "\"host\":{\"name\":\"web-1\"},\"service\":secret}");

        assertThat(text(SampleRules.of("- redact: {pattern: secret}").apply(line)))
                .isEqualTo(HEAD + "\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"unknown\"},"
                        + "\"message\":\"[redacted whole: the event cannot be read]\"}");
        assertThat(SampleRules.of("- set: {labels.a: b}").apply(line)).isSameAs(line);
    }

    private static boolean fail(byte[] buffer, int offset, int length) {
        throw new IllegalStateException("no");
    }

    private static String apply(String yaml) {
        return text(SampleRules.of(yaml).apply(line(EVENT)));
    }

    private static EventLine line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new EventLine("web-1", 1_795_450_080, bytes, 0, bytes.length);
    }

    private static String text(EventLine line) {
        return new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8);
    }
}
