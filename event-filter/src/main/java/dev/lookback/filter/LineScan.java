package dev.lookback.filter;

/**
 * Looks for terms in one line's bytes. It knows JSON as our lines have it: no white space, no dots in the names of objects on
 * the way, no escapes in names. Whatever else there is, it gives up and says so.
 */
final class LineScan {

    private final byte[] buffer;
    private final int end;
    private final Guess[] answers;
    private int at;
    private int fieldsLeft;

    private LineScan(byte[] buffer, int offset, int length, Guess[] answers, int fields) {
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
        this.answers = answers;
        this.fieldsLeft = fields;
    }

    /** What is known of each term. */
    static Guess[] scan(byte[] buffer, int offset, int length, WantedTerms terms) {
        Guess[] answers = terms.absent();
        LineScan scan = new LineScan(buffer, offset, length, answers, terms.fields());
        if (!scan.object(terms.root())) {
            terms.root().cannotTell(answers);
        }
        return answers;
    }

    /** Returns false when it gives up. */
    private boolean object(WantedTerms.Step step) {
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        do {
            if (!member(step)) {
                return false;
            }
            if (fieldsLeft == 0) {
                return true;
            }
        } while (take(','));
        return take('}');
    }

    private boolean member(WantedTerms.Step step) {
        int from = at + 1;
        boolean plain = take('"') && name();
        int to = at - 1;
        if (!plain || !take(':')) {
            return false;
        }
        WantedTerms.Step member = step.member(buffer, from, to);
        return member == step ? skipValue() : value(member);
    }

    /** Up to and with the closing quote. */
    private boolean name() {
        while (at < end && buffer[at] != '"') {
            if (buffer[at] == '\\' || buffer[at] == '.') {
                return false;
            }
            at++;
        }
        return take('"');
    }

    private boolean value(WantedTerms.Step step) {
        if (at < end && buffer[at] == '{' && step.hasChildren()) {
            return object(step);
        }
        if (!step.hasTerms()) {
            return skipValue();
        }
        fieldsLeft--;
        int from = at + 1;
        if (at == end || buffer[at] != '"') {
            step.cannotTell(answers);
            return skipValue();
        }
        if (!skipString()) {
            return false;
        }
        step.probe(buffer, from, at - 1, answers);
        return true;
    }

    private boolean skipValue() {
        int depth = 0;
        while (at < end) {
            byte next = buffer[at];
            if (next == '"') {
                if (!skipString()) {
                    return false;
                }
            } else if (depth == 0 && (next == ',' || next == '}')) {
                return true;
            } else {
                at++;
                depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
            }
        }
        return false;
    }

    private boolean skipString() {
        at++;
        while (at < end && buffer[at] != '"') {
            at += buffer[at] == '\\' ? 2 : 1;
        }
        return take('"');
    }

    private boolean take(char expected) {
        if (at < end && buffer[at] == expected) {
            at++;
            return true;
        }
        return false;
    }
}
