package dev.lookback.access.web;

import dev.lookback.access.Caller;

import java.util.Optional;
import java.util.function.Function;

/** Holds something open for users, longer than a request. */
@FunctionalInterface
public interface UsersListener {

    /**
     * The users file says something else now.
     *
     * @param now a user by name, empty for one who was removed
     */
    void usersChanged(Function<String, Optional<Caller>> now);
}
