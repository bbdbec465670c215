package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Leftover;
import dev.lookback.model.block.Leftovers;
import dev.lookback.model.topic.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;

/** Takes away what another part covers, when that part is what its manifest says. */
final class LeftoverRemoval {

    private static final Logger log = LoggerFactory.getLogger(LeftoverRemoval.class);

    private final Environment environment;
    private final Leftovers leftovers;
    private final BlockStore store;
    private final CompressorMetrics metrics;

    LeftoverRemoval(Environment environment, Leftovers leftovers, BlockStore store, CompressorMetrics metrics) {
        this.environment = environment;
        this.leftovers = leftovers;
        this.store = store;
        this.metrics = metrics;
    }

    /**
     * @throws IOException if one cannot be removed now; those before it are
     * @throws java.io.UncheckedIOException if the archive cannot be listed now
     */
    void removeCoveredBefore(Instant moment) throws IOException {
        for (Leftover leftover : leftovers.list(environment, moment)) {
            if (isWhole(leftover)) {
                leftovers.remove(environment, leftover);
                metrics.leftoverRemoved();
                log.info(
                        "removed the leftover {}/{}/{}, which {} covers",
                        environment,
                        leftover.interval(),
                        leftover.name(),
                        leftover.cover().name());
            } else {
                log.error(
                        "{}/{}/{} is not as long as its manifest says: what it covers stays",
                        environment,
                        leftover.interval(),
                        leftover.cover().name());
            }
        }
    }

    /** Of a part that was cut, what it covers may be the only copy. */
    private boolean isWhole(Leftover leftover) throws IOException {
        long bytes = store.manifest(environment, leftover.cover()).content().compressedBytes();
        return bytes == leftover.cover().compressedBytes();
    }
}
