package dev.lookback.filter;

/** How values of a field are found; the template {@code lookback-recent} of Elasticsearch has the same. */
enum FieldType {
    /** Words. */
    TEXT,
    /** The whole value, as it is. */
    KEYWORD,
    /** True or false, by these words alone. */
    BOOLEAN,
    DOUBLE,
    LONG,
    /** Nanoseconds since 1970. */
    DATE,
    /** Not a value: the names of the fields that an event has. */
    NAME;

    /** Whether its values are words that may be compared, and matched by patterns. */
    boolean hasTerms() {
        return this == TEXT || this == KEYWORD;
    }
}
