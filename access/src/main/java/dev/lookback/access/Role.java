package dev.lookback.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may do in an environment: each may what those before it may. */
public enum Role {
    /** Reads: searches, archived and live events, states. */
    VIEWER,
    /** Asks for history indexes and rebuilds, moves their expiry, deletes them. */
    OPERATOR,
    /** Sets policies, reads the audit; with a role everywhere, also metrics. */
    ADMIN;

    /** @throws IllegalArgumentException if there is no such role */
    static Role parse(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("role: " + name + " (expected: "
                        + Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", ")) + ')'));
    }

    boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
