package dev.lookback.access;

import dev.lookback.model.topic.Environment;

/** Who asks. */
public record Caller(String name, Grants grants) {

    /** Everybody, where no users are configured. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Grants.EVERYTHING);

    public boolean may(Role needed, Environment environment) {
        return grants.allow(needed, environment);
    }

    public boolean sees(Environment environment) {
        return grants.see(environment);
    }

    @Override
    public String toString() {
        return name;
    }
}
