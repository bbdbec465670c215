package dev.lookback.model.topic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * What keeps production and the rest apart everywhere: topics, objects, indexes.
 *
 * @param name {@code [a-z][a-z0-9-]{0,30}}
 */
public record Environment(@JsonValue String name) implements Comparable<Environment> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    @JsonCreator
    public Environment {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("environment: " + name + " (expected: " + NAME + ")");
        }
    }

    /** Batches from harvesters. */
    public String harvestTopic() {
        return "h-" + name;
    }

    /** Parts of blocks, as chunks: a cache of the archive. */
    public String chunkTopic() {
        return "c-" + name;
    }

    /** Records and documents that could not be kept elsewhere, as they came. */
    public String deadLetterTopic() {
        return "d-" + name;
    }

    /** The consumer group that indexes recent events. */
    public String esConsumerGroup() {
        return "lookback-es-consumer-" + name;
    }

    /** The consumer group whose committed metadata says which intervals are closed. */
    public String compressorGroup() {
        return "lookback-compressor-" + name;
    }

    @Override
    public int compareTo(Environment other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
