package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Replaces what patterns find in the values of fields.
 *
 * @param fields each with all that is in it; none: every field
 * @param roots the names on the top level that the fields are below
 */
record Redact(List<Redaction> redactions, List<String> fields, Set<String> roots) implements Action.Change {

    Redact {
        redactions = List.copyOf(redactions);
        fields = List.copyOf(fields);
        roots = Set.copyOf(roots);
    }

    Redact(List<Redaction> redactions, List<String> fields) {
        this(redactions, fields, fields.stream().map(Redact::root).collect(Collectors.toSet()));
    }

    private static String root(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    @Override
    public boolean mayChange(EventLine line) {
        return ValueScan.mayHave(line, roots, this::mayHold);
    }

    private boolean mayHold(String text) {
        for (Redaction redaction : redactions) {
            if (redaction.mayApply(text)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean hides() {
        return true;
    }

    @Override
    public boolean apply(Draft event) {
        boolean isChanged = false;
        for (Redaction redaction : redactions) {
            isChanged |= FieldTree.replaceAll(event.fields(), within(redaction, event));
        }
        return isChanged;
    }

    /** Numbers are looked at as texts: a card's number may be one. */
    private BiFunction<String, Object, Object> within(Redaction redaction, Draft event) {
        return (name, value) -> {
            if (!covers(name)) {
                return value;
            }
            String text = value.toString();
            String redacted = redaction.apply(text);
            if (redacted.equals(Redaction.GAVE_UP)) {
                event.gaveUp();
            }
            return redacted.equals(text) ? value : redacted;
        };
    }

    private boolean covers(String name) {
        if (FieldNames.isFixed(name)) {
            return false;
        }
        if (fields.isEmpty()) {
            return true;
        }
        for (String field : fields) {
            if (name.startsWith(field) && (name.length() == field.length() || name.charAt(field.length()) == '.')) {
                return true;
            }
        }
        return false;
    }
}
