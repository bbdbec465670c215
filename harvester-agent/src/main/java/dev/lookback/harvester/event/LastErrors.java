package dev.lookback.harvester.event;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What went wrong last in each place. It explains to whoever asks; what is lost is counted elsewhere. */
public final class LastErrors {

    private static final int MAX_LENGTH = 500;

    private final Clock clock;
    private final Map<String, LastError> errors = new TreeMap<>();

    /**
     * One place's last error.
     *
     * @param times how often something was told of that place since the start
     */
    public record LastError(Instant at, String problem, long times) {}

    public LastErrors(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param place an input or output, like {@code syslog}; one of few
     * @param problem without an event's text and without secrets
     */
    public synchronized void say(String place, String problem) {
        String text = problem.length() > MAX_LENGTH ? problem.substring(0, MAX_LENGTH) + "..." : problem;
        errors.merge(
                place,
                new LastError(clock.instant(), text, 1),
                (before, now) -> new LastError(now.at(), now.problem(), before.times() + 1));
    }

    /** Returns a copy, by place. */
    public synchronized Map<String, LastError> byPlace() {
        return new TreeMap<>(errors);
    }
}
