package dev.lookback.blocks;

import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.util.Optional;

/**
 * The keys of CONTRACT section 3, {@code <prefix><env>/<interval>/<name>.ndjson.bz2} and {@code .json}. No key is also the
 * directory of another, which not every S3 can keep.
 *
 * @param prefix of every key: empty, or ending in a slash
 */
record ArchiveKeys(String prefix) {

    private static final String DATA = ".ndjson.bz2";
    private static final String MANIFEST = ".json";

    /** What a key stands for. */
    record Entry(Interval interval, PartName name, boolean isManifest) {}

    String marker() {
        return prefix + "lookback.json";
    }

    String data(Environment environment, Part part) {
        return object(environment, part.interval(), part.name()) + DATA;
    }

    String manifest(Environment environment, Part part) {
        return object(environment, part.interval(), part.name()) + MANIFEST;
    }

    String environment(Environment environment) {
        return prefix + environment + '/';
    }

    /** All keys of the interval and later ones come behind this one, all earlier ones before it. */
    String interval(Environment environment, Interval interval) {
        return environment(environment) + interval.key() + '/';
    }

    /** What every key from the first interval to the last begins with. */
    String common(Environment environment, Interval first, Interval last) {
        String from = interval(environment, first);
        String to = interval(environment, last);
        int same = 0;
        while (same < from.length() && same < to.length() && from.charAt(same) == to.charAt(same)) {
            same++;
        }
        return from.substring(0, same);
    }

    /** Empty for a key that is none of ours, since a bucket may hold anything. */
    Optional<Entry> parse(Environment environment, String key) {
        String own = environment(environment);
        int slash = key.indexOf('/', own.length());
        if (!key.startsWith(own) || slash < 0) {
            return Optional.empty();
        }
        String file = key.substring(slash + 1);
        boolean isManifest = !file.endsWith(DATA) && file.endsWith(MANIFEST);
        if (!isManifest && !file.endsWith(DATA)) {
            return Optional.empty();
        }
        String name = file.substring(0, file.length() - (isManifest ? MANIFEST : DATA).length());
        return interval(key.substring(own.length(), slash))
                .flatMap(interval -> PartName.parse(name).map(part -> new Entry(interval, part, isManifest)));
    }

    /** Empty for a directory that is no environment's. */
    Optional<Environment> environment(String directory) {
        try {
            return Optional.of(new Environment(directory.substring(prefix.length(), directory.length() - 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String object(Environment environment, Interval interval, PartName name) {
        return interval(environment, interval) + name;
    }

    private static Optional<Interval> interval(String key) {
        try {
            return Optional.of(Interval.parse(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
