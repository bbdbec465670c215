package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Makes a part of batches, and puts it where it is durable. */
final class PartArchiver {

    private final Environment environment;
    private final Intervals intervals;
    private final PartMaker maker;
    private final Destination destination;
    private final Clock clock;

    /** Where a part goes: the archive, then {@code c-<env>}. */
    record Destination(BlockStore store, ChunkPublisher chunks) {}

    /** Where a part's batches come from. */
    record Source(String topicHash, int partition) {}

    PartArchiver(Environment environment, Intervals intervals, PartMaker maker, Destination destination, Clock clock) {
        this.environment = environment;
        this.intervals = intervals;
        this.maker = maker;
        this.destination = destination;
        this.clock = clock;
    }

    /**
     * Returns when data, manifest and chunks are acknowledged, in this order. After a failure any first ones of these may
     * be there; the same call writes the same again.
     *
     * @param work a directory for files that are gone when this returns
     */
    PartManifest archive(Source source, OpenPart part, PartBuffer buffer, Path work) throws IOException {
        Path data = Files.createTempFile(work, "part-", ".ndjson.bz2");
        try {
            PartFile file = maker.make(buffer, data, work);
            PartManifest manifest = manifest(source, part, buffer, file);
            destination.store().write(manifest, data);
            destination.chunks().publish(manifest, file);
            return manifest;
        } finally {
            Files.deleteIfExists(data);
        }
    }

    private PartManifest manifest(Source source, OpenPart part, PartBuffer buffer, PartFile file) {
        AppendWindow window = part.window();
        return new PartManifest(
                environment,
                window.interval(),
                intervals.range(window.interval()),
                new PartName(source.topicHash(), source.partition(), part.offsets(), file.events(), file.rawBytes()),
                file.content(),
                new PartManifest.Writing(clock.instant(), window.isLate()),
                buffer.agents());
    }
}
