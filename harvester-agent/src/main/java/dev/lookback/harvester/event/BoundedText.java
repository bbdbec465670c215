package dev.lookback.harvester.event;

/**
 * A text that may be read only so often: a pattern of {@code java.util.regex} can take longer than anybody lives, at a text that
 * somebody else has written. Each step of a pattern reads a character.
 */
public final class BoundedText implements CharSequence {

    /** Some milliseconds. */
    private static final long STEPS = 1_000_000;

    private static final long STEPS_A_CHARACTER = 100;

    private final String text;
    private long left;

    public BoundedText(String text) {
        this.text = text;
        this.left = STEPS + STEPS_A_CHARACTER * text.length();
    }

    /** The pattern has had its steps. */
    public static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyStepsException() {
            super("too many steps", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        left--;
        if (left < 0) {
            throw new TooManyStepsException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
