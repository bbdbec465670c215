package dev.lookback.harvester.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

class RulesReaderTest {

    @Test
    void readsEveryKindOfRuleInItsOrder() throws WrongRulesException {
        List<Rule> rules = read("""
                # comments are YAML's
                - name: health checks
                  drop:
                  when: service.name:nginx AND message:"GET /healthz"
                - keep:
                  when: log.level:error
                - set:
                    labels.team: web
                    labels.zip: "00501"
                    labels.weight: 1.50
                    labels.isTest: true
                    tags: [a, b]
                - remove: [labels.a, source.ip]
                - remove: labels.b
                - rename: {labels.svc: service.name}
                - redact:
                    pattern: ['\\d{16}', 'secret=\\S+']
                    with: '****'
                    fields: message
                """);

        assertThat(rules)
                .extracting(Rule::place)
                .containsExactly(
                        "line 2 (health checks)", "line 5", "line 7", "line 13", "line 14", "line 15", "line 16");
        assertThat(rules)
                .extracting(rule -> rule.action().getClass().getSimpleName())
                .containsExactly("Drop", "Keep", "SetFields", "RemoveFields", "RemoveFields", "RenameFields", "Redact");
        assertThat(((SetFields) rules.get(2).action()).values())
                .containsEntry("labels.zip", "00501")
                .containsEntry("labels.weight", new BigDecimal("1.50"))
                .containsEntry("labels.isTest", true)
                .containsEntry("tags", List.of("a", "b"));
        assertThat(((Redact) rules.get(6).action()).redactions())
                .extracting(Redaction::pattern)
                .extracting(Pattern::pattern)
                .containsExactly("\\d{16}", "secret=\\S+");
    }

    @Test
    void readsNoRules() throws WrongRulesException {
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | line 1: nothing (expected: a list of rules, [] for none)
            '# only this' | line 1: nothing (expected: a list of rules, [] for none)
            'drop: x' | line 1: no list (expected: a list of rules, [] for none)
            '- drop' | line 1: rule: drop (expected: a rule, one of drop, keep, set, remove, rename, redact)
            '- drop:' | line 1: when: missing (expected: a Lucene query string, "*" for every event)
            '- drop: x;  when: a:b' | line 1: drop: x (expected: nothing behind it, and which events below, as when:)
            '- drop:;  wen: a:b;  when: a:b' | line 2: wen: unknown (expected: name, when, drop, keep, set, remove, rename, redact)
            '- drop:;  keep:;  when: a:b' | line 1: rule: drop, keep, when (expected: a rule, one of drop, keep, set, remove, rename, redact in each)
            '- when: a:b' | line 1: rule: when (expected: a rule, one of drop, keep, set, remove, rename, redact in each)
            '- drop:;  when: "a:("' | line 2: when: a:( (at character 4, behind a:( : the query ends too early)
            '- drop:;  when: a;  when: b' | line 3: when: again (expected: each key once)
            '- drop:;  when: [a]' | line 2: when: a list (expected: a Lucene query string, "*" for every event)
            '- set: {}' | line 1: set: nothing (expected: fields and their values)
            '- set: {level: x}' | line 1: set.level: level (expected: log.level)
            '- set: {host: x}' | line 1: set.host: host (expected: host.name)
            '- set: {event.id: x}' | line 1: set.event.id: event.id (expected: another field, this one is never changed)
            '- set: {"@timestamp": x}' | line 1: set.@timestamp: @timestamp (expected: another field, this one is never changed)
            '- set: {host.name: ""}' | line 1: set.host.name: nothing (expected: a text that is not blank)
            '- set: {labels.a: }' | line 1: set.labels.a: nothing (expected: a text of at most 8191 characters, a number, true, false, or a list)
            '- set: {labels.a: {b: c}}' | line 1: set.labels.a: an object (expected: a text of at most 8191 characters, a number, true, false, or a list)
            '- set: {a..b: c}' | line 1: set.a..b: a..b (expected: the name of a field, like log.level or labels.team)
            '- remove: host.name' | line 1: remove: host.name (expected: another field, this one is never removed)
            '- remove: [service]' | line 1: remove: service (expected: another field, this one is never removed)
            '- remove: []' | line 1: remove: a list (expected: the name of a field, or a list of them)
            '- rename: {host.name: labels.host}' | line 1: rename.host.name: host.name (expected: another field, this one is never removed)
            '- rename: {labels.a: event.id}' | line 1: rename.labels.a: event.id (expected: another field, this one is never changed)
            '- redact: x' | line 1: redact: x (expected: pattern, and with and fields if need be)
            '- redact: {with: x}' | line 1: redact.pattern: missing (expected: a regular expression of Java, or a list of them)
            '- redact: {pattern: "("}' | line 1: redact.pattern: ( (expected: a regular expression of Java; Unclosed group at character 2)
            '- redact: {pattern: x, in: y}' | line 1: redact.in: unknown (expected: pattern, with, fields)
            '- redact: {pattern: x, fields: event.id}' | line 1: redact.fields: event.id (expected: another field, this one is never changed)
            '- set: {a: b' | line 1: expected ',' or '}', but got <stream end> (expected: YAML)
            '- &a [x];- *a' | line 1: Number of aliases for non-scalar nodes exceeds the specified max=0 (expected: YAML)
            """)
    void namesFileLineKeyAndExpectation(String yaml, String expected) {
        assertThat(problems(yaml.replace(";", "\n"))).contains("rules.yaml: " + expected);
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThat(problems("- drop:\n- keep:\n  when: x\n  wem: y\n- set: {level: x}\n"))
                .hasSize(3)
                .extracting(problem -> problem.split(": ")[1])
                .containsExactly("line 1", "line 4", "line 5");
    }

    @Test
    void isBounded() {
        assertThat(problems("- remove: a\n".repeat(1_001)))
                .containsExactly("rules.yaml: line 1: 1001 rules (expected: at most 1000)");
        assertThat(problems("[".repeat(1_000))).hasSize(1).allMatch(problem -> problem.contains("(expected: YAML)"));
        assertThat(problems("- set: {labels.a: " + "x".repeat(8_192) + "}")).hasSize(1);
        assertThat(problems("- wrong: x\n".repeat(900))).hasSize(50);
    }

    @Test
    void takesNoObjectsOutOfAFile() {
        assertThat(problems("- !!javax.script.ScriptEngineManager [x]")).hasSize(1);
        assertThat(problems("- set: {labels.a: !!java.net.URL [x]}")).hasSize(1);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        WrongRulesException wrong = catchThrowableOfType(
                WrongRulesException.class,
                () -> SampleRules.READER.read("rules.yaml", new byte[] {'-', ' ', (byte) 0xff}));

        assertThat(wrong).hasMessageContaining("line 1: bytes that are no UTF-8");
    }

    private static List<Rule> read(String yaml) throws WrongRulesException {
        return SampleRules.READER.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(WrongRulesException.class, () -> read(yaml)).problems();
    }
}
