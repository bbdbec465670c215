package dev.lookback.workers.indexer;

import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.workers.indexer.IndexerMetrics.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One task from its parts to its result. Whatever it throws, the task may be run again. */
final class TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

    private final Fillings fillings;
    private final BlockDownload download;
    private final BlockLoader loader;
    private final TaskDirectories directories;
    private final IndexerMetrics metrics;

    TaskRunner(
            Fillings fillings,
            BlockDownload download,
            BlockLoader loader,
            TaskDirectories directories,
            IndexerMetrics metrics) {
        this.fillings = fillings;
        this.download = download;
        this.loader = loader;
        this.directories = directories;
        this.metrics = metrics;
    }

    /** The task's result; none when the task was cancelled, as its index is gone. */
    Optional<LoadResult> run(LoadTask task) throws IOException, InterruptedException {
        Filling filling = fillings.of(task);
        if (!filling.begin(task)) {
            return cancelled();
        }
        Path directory = directories.make();
        try {
            BlockDownload.Downloaded parts = download.fetch(task, directory);
            BlockLoader.Loaded loaded = loader.load(task, parts.files(), filling);
            return loaded.isCancelled() ? cancelled() : Optional.of(result(task, parts, loaded));
        } catch (FilterSyntaxException | FilterFailedException e) {
            return Optional.of(failed(task, e));
        } finally {
            directories.remove(directory);
        }
    }

    private Optional<LoadResult> cancelled() {
        metrics.task(Ending.CANCELLED);
        return Optional.empty();
    }

    /** Running it again would not help: the platform API could read the filter, and is perhaps of another version. */
    private LoadResult failed(LoadTask task, RuntimeException e) {
        metrics.task(Ending.FAILED);
        log.warn("{}: the filter cannot be asked here: {}", task.key(), e.getMessage());
        return LoadResult.failed(task, "filter: " + e.getMessage());
    }

    private LoadResult result(LoadTask task, BlockDownload.Downloaded parts, BlockLoader.Loaded loaded) {
        List<String> missing = Stream.concat(parts.missing().stream(), loaded.missing().stream())
                .map(part -> part.name().toString())
                .toList();
        metrics.task(missing.isEmpty() ? Ending.DONE : Ending.INCOMPLETE);
        return new LoadResult(task.index(), task.loadId(), task.interval(), loaded.events(), missing)
                .withListed(parts.listed());
    }
}
