package dev.lookback.workers.indexer;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.Part;
import dev.lookback.model.history.LoadTask;
import dev.lookback.workers.indexer.IndexerMetrics.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings an interval's parts into a local directory: from {@code c-<env>} what is still there, the rest from the archive. */
final class BlockDownload {

    private static final Logger log = LoggerFactory.getLogger(BlockDownload.class);

    /** The S3 client has tried again before: this is for objects that do not come whole. */
    private static final int MAX_ATTEMPTS = 3;

    private final BlockCatalogue catalogue;
    private final PartCache cache;
    private final PartDownload archive;
    private final IndexerMetrics metrics;

    BlockDownload(BlockCatalogue catalogue, PartCache cache, PartDownload archive, IndexerMetrics metrics) {
        this.catalogue = catalogue;
        this.cache = cache;
        this.archive = archive;
        this.metrics = metrics;
    }

    /**
     * @param files of the parts that could be read
     * @param missing parts that are listed and could not
     */
    record Downloaded(Map<Part, Path> files, List<Part> missing) {

        /** Events that the names of all of them speak of. */
        long listed() {
            return Stream.concat(files.keySet().stream(), missing.stream())
                    .mapToLong(part -> part.name().events())
                    .sum();
        }
    }

    /**
     * Where a part is gone since it was listed, it was most likely a leftover that another part covers: then all is done
     * again by the listing as it is now.
     *
     * @throws java.io.UncheckedIOException if the archive cannot be listed now, or the disk takes no more
     */
    Downloaded fetch(LoadTask task, Path directory) {
        List<Part> parts = list(task);
        while (true) {
            Downloaded downloaded = fetch(task, parts, directory);
            List<Part> now = downloaded.missing().isEmpty() ? parts : list(task);
            if (now.equals(parts)) {
                downloaded.missing().forEach(part -> metrics.missingPart());
                return downloaded;
            }
            parts = now;
        }
    }

    private Downloaded fetch(LoadTask task, List<Part> parts, Path directory) {
        Map<Part, Path> files = new LinkedHashMap<>();
        List<Part> missing = new ArrayList<>();
        cache.fetch(task.environment(), task.interval(), parts, directory).forEach((part, file) -> {
            metrics.part(Source.KAFKA);
            files.put(part, file);
        });
        for (Part part : parts) {
            if (!files.containsKey(part)) {
                fetchFromArchive(task, part, directory)
                        .ifPresentOrElse(file -> files.put(part, file), () -> missing.add(part));
            }
        }
        return new Downloaded(files, missing);
    }

    private Optional<Path> fetchFromArchive(LoadTask task, Part part, Path directory) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                Path file = archive.fetch(task.environment(), part, directory);
                metrics.part(Source.S3);
                return Optional.of(file);
            } catch (NoSuchFileException e) {
                log.debug("{}: listed and not there", e.getFile());
                return Optional.empty();
            } catch (IOException e) {
                log.warn(
                        "{}/{}/{}: attempt {} of {}: {}",
                        task.environment(),
                        part.interval(),
                        part.name(),
                        attempt,
                        MAX_ATTEMPTS,
                        e.toString());
            }
        }
        return Optional.empty();
    }

    private List<Part> list(LoadTask task) {
        return catalogue.list(task.environment(), task.interval(), task.interval()).stream()
                .map(Block::parts)
                .flatMap(List::stream)
                .toList();
    }
}
