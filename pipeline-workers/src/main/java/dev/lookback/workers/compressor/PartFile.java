package dev.lookback.workers.compressor;

import dev.lookback.model.block.PartManifest;

import java.nio.file.Path;
import java.util.List;

/**
 * A part's data object, not yet in the archive.
 *
 * @param events without duplicates
 * @param rawBytes before compression
 * @param streams the lengths of the streams that it consists of, in order
 */
record PartFile(Path path, long events, long rawBytes, List<Integer> streams, PartManifest.Content content) {

    PartFile {
        streams = List.copyOf(streams);
    }
}
