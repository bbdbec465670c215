package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.BoundedText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression whose groups are named as fields are: {@code (?<log.level>\w+)}. Java allows letters and digits in a
 * group's name alone, so that within each has a name of ours.
 */
final class NamedGroups {

    private static final Pattern NAME = Pattern.compile("(?<!\\\\)\\(\\?<([A-Za-z@_][A-Za-z0-9_.@-]*)>");

    private final Pattern pattern;
    private final List<String> fields;

    private NamedGroups(Pattern pattern, List<String> fields) {
        this.pattern = pattern;
        this.fields = fields;
    }

    /** @throws IllegalArgumentException if it is no regular expression, or has no named group */
    static NamedGroups parse(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder java = new StringBuilder();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            names.appendReplacement(java, "(?<field" + fields.size() + ">");
            fields.add(names.group(1));
        }
        names.appendTail(java);
        Pattern pattern = Pattern.compile(java.toString(), Pattern.DOTALL);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("no group has a name");
        }
        return new NamedGroups(pattern, List.copyOf(fields));
    }

    boolean has(String field) {
        return fields.contains(field);
    }

    /** Returns what the groups hold, those that took part; null where the text is another. */
    @Nullable
    Map<String, Object> fields(String text) {
        Matcher matcher = pattern.matcher(new BoundedText(text));
        if (!isFound(matcher)) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String value = matcher.group("field" + i);
            if (value != null) {
                values.put(fields.get(i), value);
            }
        }
        return values;
    }

    private static boolean isFound(Matcher matcher) {
        try {
            return matcher.find();
        } catch (BoundedText.TooManyStepsException | StackOverflowError e) {
            // Some expressions go back for ever, some need a frame for each character.
            return false;
        }
    }
}
