package dev.lookback.standalone.deadletters;

import dev.lookback.standalone.settings.WrongSetting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A letter's place in {@code d-<env>}, shown as {@code 0/17}. */
public record LetterId(int partition, long offset) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})/(\\d{1,18})");

    /** @throws WrongSetting if it is none */
    public static LetterId parse(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            throw new WrongSetting(
                    "letter: " + text + " (expected: as ./lookback dead-letters list shows it, like 0/17)");
        }
        return new LetterId(Integer.parseInt(match.group(1)), Long.parseLong(match.group(2)));
    }

    @Override
    public String toString() {
        return partition + "/" + offset;
    }
}
