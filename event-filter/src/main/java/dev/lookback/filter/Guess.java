package dev.lookback.filter;

/** What is known without an index: Kleene's logic of three values. */
enum Guess {
    NO,
    UNKNOWN,
    YES;

    static Guess of(boolean answer) {
        return answer ? YES : NO;
    }

    Guess and(Guess other) {
        return ordinal() < other.ordinal() ? this : other;
    }

    Guess or(Guess other) {
        return ordinal() > other.ordinal() ? this : other;
    }

    Guess not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }
}
