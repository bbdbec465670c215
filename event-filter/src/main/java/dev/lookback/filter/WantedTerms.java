package dev.lookback.filter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Terms that are looked for in lines, as a tree of the names that lead to them. */
final class WantedTerms {

    private final Step root = new Step("");
    private int count;
    private int fields;

    /**
     * One more; returns its number.
     *
     * @param probe of the field's value
     */
    int add(String field, Probe probe) {
        Step step = root;
        for (String name : field.split("\\.", -1)) {
            step = step.child(name);
        }
        if (step.terms.isEmpty()) {
            fields++;
        }
        step.terms.add(new WantedTerm(count, probe));
        return count++;
    }

    Step root() {
        return root;
    }

    /** How many different fields: each is in a line once at most. */
    int fields() {
        return fields;
    }

    /** What each is before a line is looked at: it is not there. */
    Guess[] absent() {
        Guess[] guesses = new Guess[count];
        Arrays.fill(guesses, Guess.NO);
        return guesses;
    }

    private record WantedTerm(int number, Probe probe) {}

    /** A member of an object: the way to others, or a value, or both. */
    static final class Step {

        private final byte[] name;
        private final List<Step> children = new ArrayList<>();
        private final List<WantedTerm> terms = new ArrayList<>();

        private Step(String name) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
        }

        private Step child(String name) {
            Step added = new Step(name);
            for (Step child : children) {
                if (Arrays.equals(child.name, added.name)) {
                    return child;
                }
            }
            children.add(added);
            return added;
        }

        boolean hasTerms() {
            return !terms.isEmpty();
        }

        boolean hasChildren() {
            return !children.isEmpty();
        }

        /** The member of that name; itself where nobody wants that. */
        Step member(byte[] buffer, int from, int to) {
            for (Step child : children) {
                if (Arrays.equals(buffer, from, to, child.name, 0, child.name.length)) {
                    return child;
                }
            }
            return this;
        }

        void probe(byte[] buffer, int from, int to, Guess[] answers) {
            for (WantedTerm term : terms) {
                answers[term.number] = term.probe.in(buffer, from, to);
            }
        }

        /** Here is a value that cannot be compared as it stands. */
        void cannotTell(Guess[] answers) {
            for (WantedTerm term : terms) {
                answers[term.number] = Guess.UNKNOWN;
            }
            for (Step child : children) {
                child.cannotTell(answers);
            }
        }
    }
}
