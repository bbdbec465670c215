package dev.lookback.workers.indexer;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.RecentIndexes;
import dev.lookback.workers.bulk.BulkMetrics;
import dev.lookback.workers.bulk.Pace;
import dev.lookback.workers.bulk.PreparedWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As many workers as there are to be tasks at a time, each with pipelines to Elasticsearch of its own. */
final class IndexerThreads implements AutoCloseable {

    private final DocumentWriter writer;
    private final BlockCodec codec;
    private final TaskFilters filters;
    private final IndexerProperties properties;
    private final IndexerMetrics metrics;
    private final List<CountedPipeline> pipelines = new ArrayList<>();
    private final List<TaskWorker> workers = new ArrayList<>();

    IndexerThreads(
            DocumentWriter writer,
            BlockCodec codec,
            TaskFilters filters,
            IndexerProperties properties,
            IndexerMetrics metrics) {
        this.writer = writer;
        this.codec = codec;
        this.filters = filters;
        this.properties = properties;
        this.metrics = metrics;
    }

    List<TaskWorker> workers(
            HistoryIndexes history, RecentIndexes recent, BlockDownload download, ResultPublisher publisher) {
        TaskDirectories directories = new TaskDirectories(
                properties.parentOfDownloads(), ProcessHandle.current().pid());
        BulkMetrics bulkMetrics = metrics.bulk();
        Pace pace = pace();
        BlockLoader loader = new BlockLoader(codec, filters, properties.memory().toBytes(), metrics);
        for (int number = 0; number < properties.concurrency(); number++) {
            Fillings fillings = new Fillings(
                    new HistoryFilling(history, pipeline(writer, pace, bulkMetrics)),
                    new RecentFilling(recent, pipeline(new PreparedWriter(writer, recent), pace, bulkMetrics)));
            TaskRunner runner = new TaskRunner(fillings, download, loader, directories, metrics);
            workers.add(new TaskWorker("indexer-" + number, runner, publisher, metrics));
        }
        return List.copyOf(workers);
    }

    /** One for all tasks: what Elasticsearch has to do is the same for each of them. */
    private Pace pace() {
        PaceWindow window = new PaceWindow(
                properties.pace(),
                properties.maxInFlight(),
                (int) properties.bulk().minSize().toBytes(),
                System.nanoTime());
        return new YieldingPace(window, metrics.pace(), System::nanoTime);
    }

    private CountedPipeline pipeline(DocumentWriter target, Pace pace, BulkMetrics bulkMetrics) {
        CountedPipeline pipeline = new CountedPipeline(target, properties.bulk(), pace, bulkMetrics);
        pipelines.add(pipeline);
        return pipeline;
    }

    /** Why some task does not go on. */
    Optional<String> trouble() {
        return Stream.concat(
                        pipelines.stream().map(pipeline -> pipeline.lines().trouble()),
                        workers.stream().map(TaskWorker::trouble))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() {
        workers.forEach(TaskWorker::close);
        pipelines.forEach(CountedPipeline::close);
    }
}
