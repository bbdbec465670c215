package dev.lookback.api.environment;

import dev.lookback.model.topic.Environment;

import java.util.SortedMap;

/**
 * How much harvesters have sent, and how much of it is archived, as offsets of {@code h-<env>} by partition. Both methods
 * throw {@link dev.lookback.api.problem.ServiceUnavailableException} when there is no answer now.
 */
public interface SentEvents {

    /** Behind the last record of each partition; none where there is no topic. */
    SortedMap<Integer, Long> sent(Environment environment);

    /** The first record of each partition that is not wholly archived yet; none of one whose compressor has said nothing. */
    SortedMap<Integer, Long> archived(Environment environment);
}
