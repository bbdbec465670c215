package dev.lookback.filter;

/**
 * A field of the small index that is made of an event: the values of one type out of all the event's fields that it covers.
 *
 * @param name of an event's field with dots, or with {@code *} for any characters
 */
record IndexedField(FieldType type, String name) {

    /** Its name in Lucene. */
    String key() {
        return type.ordinal() + name;
    }

    static IndexedField of(String key) {
        return new IndexedField(FieldType.values()[key.charAt(0) - '0'], key.substring(1));
    }

    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    /** Whether it is one field of an event: no pattern, and not all the labels. */
    boolean isOne() {
        return !isPattern(name) && !name.equals(EventFields.LABELS);
    }

    boolean covers(String field) {
        return isPattern(name) ? matches(name, field) : name.equals(field);
    }

    /** Each piece between the stars where it comes first: there is nothing to go back to. */
    private static boolean matches(String pattern, String field) {
        String[] pieces = pattern.split("\\*", -1);
        String end = pieces[pieces.length - 1];
        if (!field.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = field.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return field.length() - at >= end.length() && field.endsWith(end);
    }
}
