package dev.lookback.workers.indexer;

import dev.lookback.model.block.Part;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Where parts may be nearer than in the archive. */
interface PartCache {

    /**
     * The parts that are there whole and with the right checksum, as files in the directory; others may leave files that
     * nobody reads.
     */
    Map<Part, Path> fetch(Environment environment, Interval interval, Collection<Part> wanted, Path directory);
}
