package dev.lookback.access;

import dev.lookback.model.topic.Environment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that somebody was given; the strongest role counts. */
public record Grants(List<Grant> all) {

    public static final Grants NONE = new Grants(List.of());
    public static final Grants EVERYTHING = new Grants(List.of(new Grant(Role.ADMIN, Optional.empty())));

    public Grants {
        all = List.copyOf(all);
    }

    /**
     * Reads {@code operator@prod,viewer@*}.
     *
     * @throws IllegalArgumentException that says what is wrong and what was expected
     */
    public static Grants parse(String text) {
        return new Grants(
                Arrays.stream(text.split(",", -1)).map(Grant::parse).distinct().toList());
    }

    public boolean allow(Role needed, Environment environment) {
        return all.stream()
                .anyMatch(grant -> grant.reaches(environment) && grant.role().covers(needed));
    }

    /** Whether there is any role in it: who has none must not learn that it exists. */
    public boolean see(Environment environment) {
        return allow(Role.VIEWER, environment);
    }

    /** In one environment at least. */
    public boolean allowSomewhere(Role needed) {
        return all.stream().anyMatch(grant -> grant.role().covers(needed));
    }

    /** In all environments, also those that there are not yet. */
    public boolean allowEverywhere(Role needed) {
        return all.stream()
                .anyMatch(grant -> grant.environment().isEmpty() && grant.role().covers(needed));
    }

    @Override
    public String toString() {
        return all.stream().map(Grant::toString).collect(Collectors.joining(","));
    }
}
