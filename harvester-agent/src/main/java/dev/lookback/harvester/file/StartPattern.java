package dev.lookback.harvester.file;

import dev.lookback.harvester.event.BoundedText;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A line in which the pattern is found begins a text, every other goes on. */
record StartPattern(Pattern pattern) implements Grouping {

    @Override
    public boolean goesOn(byte[] text, int lineStart, int end) {
        String line = new String(text, lineStart, end - lineStart, StandardCharsets.UTF_8);
        try {
            return !pattern.matcher(new BoundedText(line)).find();
        } catch (BoundedText.TooManyStepsException | StackOverflowError e) {
            // What cannot be told is not joined.
            return false;
        }
    }
}
