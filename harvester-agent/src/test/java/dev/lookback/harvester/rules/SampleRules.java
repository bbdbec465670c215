package dev.lookback.harvester.rules;

import dev.lookback.filter.LuceneFilterParser;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Rules for tests, out of a file's text. */
final class SampleRules {

    static final RulesReader READER = new RulesReader(new LuceneFilterParser(Clock.systemUTC()));

    private SampleRules() {}

    static RuleSet of(String yaml) {
        return of(yaml, new ArrayList<>());
    }

    /** @param troubles gets what rules could not do */
    static RuleSet of(String yaml, List<String> troubles) {
        try {
            List<Rule> rules = READER.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            return new RuleSet(rules, (rule, problem) -> troubles.add(rule + ": " + problem));
        } catch (WrongRulesException e) {
            throw new AssertionError(e);
        }
    }
}
