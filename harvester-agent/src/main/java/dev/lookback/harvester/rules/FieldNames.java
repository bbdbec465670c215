package dev.lookback.harvester.rules;

import dev.lookback.model.event.Normalizer;

import java.util.Optional;
import java.util.Set;

/** Which fields a rule may do what with. */
final class FieldNames {

    /** What a rule does with a field. */
    enum Use {
        SET,
        REMOVE,
        REDACT
    }

    static final String HOST = "host.name";
    static final String SERVICE = "service.name";

    /** The event's identity, and a metric's number. */
    private static final Set<String> FIXED = Set.of("@timestamp", "event.id", "event.kind", "metric.value");

    /** Every event has them, or, of a metric, every metric; and what they stand in. */
    private static final Set<String> KEPT = Set.of(HOST, SERVICE, "metric.name", "host", "service", "event", "metric");

    private static final int MAX_LENGTH = 256;
    private static final int MAX_STEPS = 16;

    private FieldNames() {}

    static boolean isFixed(String name) {
        return FIXED.contains(name);
    }

    /** Returns what was expected instead, when a rule must not do this. */
    static Optional<String> expected(String name, Use use) {
        if (name.isBlank() || name.length() > MAX_LENGTH || steps(name) > MAX_STEPS || !isWellFormed(name)) {
            return Optional.of("expected: the name of a field, like log.level or labels.team");
        }
        if (isFixed(name)) {
            return Optional.of("expected: another field, this one is never changed");
        }
        if (use == Use.REMOVE && KEPT.contains(name)) {
            return Optional.of("expected: another field, this one is never removed");
        }
        if (use == Use.SET && name.equals("event")) {
            return Optional.of("expected: a field in it, like event.action");
        }
        boolean isObject = use == Use.REDACT && KEPT.contains(name);
        return isObject ? Optional.empty() : Normalizer.ecsName(name).map(ecs -> "expected: " + ecs);
    }

    private static int steps(String name) {
        return (int) name.chars().filter(c -> c == '.').count() + 1;
    }

    private static boolean isWellFormed(String name) {
        boolean hasEmptyStep = name.startsWith(".") || name.endsWith(".") || name.contains("..");
        return !hasEmptyStep && name.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
    }
}
