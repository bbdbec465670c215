package dev.lookback.api.environment;

import dev.lookback.access.web.CurrentCaller;
import dev.lookback.api.problem.RequestException;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is known of environments: those with a topic, and those with anything in the archive. */
public final class Archive {

    private final BlockCatalogue catalogue;
    private final HarvestTopics topics;
    private final ClosedIntervals closedIntervals;
    private final Intervals intervals;
    private final Duration grace;

    /** @param grace of the compressors: how long behind its end an interval is expected to close */
    public Archive(
            BlockCatalogue catalogue,
            HarvestTopics topics,
            ClosedIntervals closedIntervals,
            Intervals intervals,
            Duration grace) {
        this.catalogue = catalogue;
        this.topics = topics;
        this.closedIntervals = closedIntervals;
        this.intervals = intervals;
        this.grace = grace;
    }

    public SortedSet<Environment> environments() {
        SortedSet<Environment> environments = new TreeSet<>(topics.environments());
        environments.addAll(catalogue.environments());
        return environments;
    }

    public BlockCatalogue catalogue() {
        return catalogue;
    }

    public Closing closing(Environment environment) {
        return closedIntervals.closing(environment);
    }

    /** When an interval that is open is expected to close. */
    public Instant closesAt(Interval interval) {
        return intervals.end(interval).plus(grace);
    }

    public Intervals intervals() {
        return intervals;
    }

    /**
     * The environment that a field of a request names.
     *
     * @throws RequestException that the field's value is wrong, if there is no such environment
     */
    public Environment existing(String field, String name) {
        Environment environment = valid(field, name);
        SortedSet<Environment> known = environments();
        if (!known.contains(environment)) {
            throw RequestException.unexpected(field, name, oneOf(known));
        }
        return environment;
    }

    /**
     * The environment that a request is about.
     *
     * @throws RequestException that what is asked for is not there, if there is no such environment
     */
    public Environment found(String field, String name) {
        Environment environment = valid(field, name);
        SortedSet<Environment> known = environments();
        if (!known.contains(environment)) {
            throw RequestException.notFound(field, name, oneOf(known));
        }
        return environment;
    }

    /**
     * An environment of that name, whether there is one or not.
     *
     * @throws RequestException if none can have it
     */
    public static Environment valid(String field, String name) {
        try {
            return new Environment(name);
        } catch (IllegalArgumentException e) {
            throw RequestException.unexpected(field, name, "a name like prod, [a-z][a-z0-9-]{0,30}");
        }
    }

    /** A caller is told of those alone that are to be seen. */
    private static String oneOf(SortedSet<Environment> known) {
        CurrentCaller.get().ifPresent(caller -> known.removeIf(environment -> !caller.sees(environment)));
        return known.isEmpty() ? "an environment, and there is none yet" : "one of " + known;
    }
}
