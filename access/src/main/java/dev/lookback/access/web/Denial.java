package dev.lookback.access.web;

import dev.lookback.access.Caller;
import dev.lookback.access.Role;
import dev.lookback.model.topic.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationResult;

import java.util.Optional;

/**
 * Why a caller may not.
 *
 * @param field of the request that is at fault, where one is
 */
record Denial(HttpStatus status, Optional<String> field, String detail) implements AuthorizationResult {

    /** There is no such call, as far as anybody is told. */
    static final Denial NO_CALL =
            new Denial(HttpStatus.NOT_FOUND, Optional.empty(), "no such call (expected: one of the API's document)");

    /** The role is needed where the whole installation is meant, or in one environment at least. */
    static Denial role(Caller caller, Role needed, String where) {
        return new Denial(
                HttpStatus.FORBIDDEN,
                Optional.empty(),
                "role of " + caller + ": [" + caller.grants() + "] (expected: " + needed + ' ' + where + ')');
    }

    /**
     * What the caller lacks in an environment; empty when nothing. Where there is no role at all the answer is the same whether
     * there is such an environment or not.
     *
     * @param shown what the field holds
     */
    static Optional<Denial> in(Environment environment, Caller caller, Role needed, String field, String shown) {
        if (!caller.sees(environment)) {
            return Optional.of(new Denial(
                    HttpStatus.NOT_FOUND,
                    Optional.of(field),
                    field + ": " + shown + " (expected: in an environment of yours, [" + caller.grants() + "])"));
        }
        return caller.may(needed, environment)
                ? Optional.empty()
                : Optional.of(role(caller, needed, "in " + environment));
    }

    @Override
    public boolean isGranted() {
        return false;
    }
}
