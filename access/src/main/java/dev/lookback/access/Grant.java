package dev.lookback.access;

import dev.lookback.model.topic.Environment;

import java.util.Optional;

/**
 * A role in an environment, written {@code operator@prod}, or in all of them, {@code viewer@*}.
 *
 * @param environment empty for all, also those that there are not yet
 */
public record Grant(Role role, Optional<Environment> environment) {

    private static final String ALL = "*";

    /** @throws IllegalArgumentException that says what is wrong and what was expected */
    public static Grant parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "grant: " + text + " (expected: <role>@<environment> or <role>@*, like operator@prod)");
        }
        String where = text.substring(at + 1);
        return new Grant(
                Role.parse(text.substring(0, at)),
                where.equals(ALL) ? Optional.empty() : Optional.of(new Environment(where)));
    }

    boolean reaches(Environment asked) {
        return environment.map(asked::equals).orElse(true);
    }

    @Override
    public String toString() {
        return role + "@" + environment.map(Environment::name).orElse(ALL);
    }
}
