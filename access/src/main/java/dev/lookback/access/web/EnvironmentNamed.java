package dev.lookback.access.web;

import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A request's body that says which environment it is about. */
public interface EnvironmentNamed {

    /** Empty if it names none, or what none can be called: such a request is for its reader to refuse. */
    Optional<Environment> namedEnvironment();

    /** The field that names it. */
    String environmentField();

    /** Empty if it is missing, or nothing that an environment can be called. */
    static Optional<Environment> parse(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(Environment::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
