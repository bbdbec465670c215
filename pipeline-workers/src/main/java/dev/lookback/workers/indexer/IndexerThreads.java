package dev.lookback.workers.indexer;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.WriteMode;
import dev.lookback.workers.bulk.BulkMetrics;
import dev.lookback.workers.bulk.BulkPipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As many workers as there are to be tasks at a time, each with a pipeline to Elasticsearch of its own. */
final class IndexerThreads implements AutoCloseable {

    private final DocumentWriter writer;
    private final BlockCodec codec;
    private final IndexerProperties properties;
    private final IndexerMetrics metrics;
    private final List<BulkPipeline> pipelines = new ArrayList<>();
    private final List<TaskWorker> workers = new ArrayList<>();

    IndexerThreads(DocumentWriter writer, BlockCodec codec, IndexerProperties properties, IndexerMetrics metrics) {
        this.writer = writer;
        this.codec = codec;
        this.properties = properties;
        this.metrics = metrics;
    }

    List<TaskWorker> workers(HistoryIndexes indexes, BlockDownload download, ResultPublisher publisher) {
        TaskDirectories directories = new TaskDirectories(
                properties.parentOfDownloads(), ProcessHandle.current().pid());
        BulkMetrics bulkMetrics = metrics.bulk();
        for (int number = 0; number < properties.concurrency(); number++) {
            BulkPipeline pipeline =
                    new BulkPipeline("indexer", writer, WriteMode.ALIAS_ONLY, properties.bulk(), bulkMetrics);
            pipelines.add(pipeline);
            BlockLoader loader =
                    new BlockLoader(codec, pipeline, properties.memory().toBytes(), metrics);
            TaskRunner runner = new TaskRunner(indexes, download, loader, directories, metrics);
            workers.add(new TaskWorker("indexer-" + number, runner, publisher, metrics));
        }
        return List.copyOf(workers);
    }

    /** Why some task does not go on. */
    Optional<String> trouble() {
        return Stream.concat(
                        pipelines.stream().map(BulkPipeline::trouble),
                        workers.stream().map(TaskWorker::trouble))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() {
        workers.forEach(TaskWorker::close);
        pipelines.forEach(BulkPipeline::close);
    }
}
