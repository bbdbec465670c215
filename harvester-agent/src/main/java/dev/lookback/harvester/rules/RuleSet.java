package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Rules in their order. Any number of threads may use one; of an event that no rule matches nothing is read or copied. */
final class RuleSet {

    static final RuleSet NONE = new RuleSet(List.of(), (rule, problem) -> {});

    private static final String UNREADABLE = "[redacted whole: the event cannot be read]";

    private final Rule[] rules;
    private final Trouble trouble;

    /** Is told of rules that fail. */
    @FunctionalInterface
    interface Trouble {
        void at(Rule rule, String problem);
    }

    RuleSet(List<Rule> rules, Trouble trouble) {
        this.rules = rules.toArray(Rule[]::new);
        this.trouble = trouble;
    }

    int size() {
        return rules.length;
    }

    /**
     * Each rule sees what those before it have left.
     *
     * @return the same where nothing is changed; null where the event is dropped
     */
    @Nullable
    EventLine apply(EventLine line) {
        EventLine left = line;
        boolean isKept = false;
        for (Rule rule : rules) {
            if (!matches(rule, left)) {
                continue;
            }
            switch (rule.action()) {
                case Action.Drop _ -> {
                    if (!isKept) {
                        return null;
                    }
                }
                case Action.Keep _ -> isKept = true;
                case Action.Change change -> left = changed(rule, change, left);
            }
        }
        return left;
    }

    /** What cannot be asked is not dropped, and what might hold a secret is searched for it. */
    private boolean matches(Rule rule, EventLine line) {
        try {
            return rule.matches(line);
        } catch (RuntimeException e) {
            trouble.at(rule, e.toString());
            return rule.action().hides();
        }
    }

    private EventLine changed(Rule rule, Action.Change change, EventLine line) {
        try {
            if (!change.mayChange(line)) {
                return line;
            }
            Draft draft = Draft.of(line);
            boolean isChanged = change.apply(draft);
            if (draft.hasGivenUp()) {
                trouble.at(rule, "a pattern takes too long, what it was searching is redacted whole");
            }
            return isChanged ? draft.line() : line;
        } catch (RuntimeException e) {
            trouble.at(rule, e.toString());
            return change.hides() ? Draft.bare(line, UNREADABLE) : line;
        }
    }
}
