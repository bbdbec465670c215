package dev.lookback.api.verify;

/**
 * Something that is not as it must be.
 *
 * @param key of the object
 * @param detail what it is, in one sentence that has found and expected
 */
record Finding(FindingKind kind, String key, String found, String expected, String detail) {

    /** @param what was looked at */
    static Finding of(FindingKind kind, String key, String what, Object found, Object expected) {
        return new Finding(
                kind,
                key,
                found.toString(),
                expected.toString(),
                what + ": " + found + " (expected: " + expected + ')');
    }
}
