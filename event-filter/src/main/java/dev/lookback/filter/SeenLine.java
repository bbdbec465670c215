package dev.lookback.filter;

import org.jspecify.annotations.Nullable;

/** What can be told of one line from its bytes, which are looked at when somebody asks. */
final class SeenLine {

    private final byte[] buffer;
    private final int offset;
    private final int length;
    private final WantedTerms terms;
    private Guess @Nullable [] answers;

    SeenLine(byte[] buffer, int offset, int length, WantedTerms terms) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.terms = terms;
    }

    /** What the term of that number finds in its field. */
    Guess term(int number) {
        Guess[] known = answers;
        if (known == null) {
            known = LineScan.scan(buffer, offset, length, terms);
            answers = known;
        }
        return known[number];
    }

    /** What is found in all of it. */
    Guess anywhere(Probe probe) {
        return probe.in(buffer, offset, offset + length);
    }
}
