package dev.lookback.workers.indexer;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockLines;
import dev.lookback.model.block.Part;
import dev.lookback.model.event.EventsOfRange;
import dev.lookback.model.event.LineReader;
import dev.lookback.model.event.MergedLines;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.workers.bulk.BulkPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Merges the parts of a block and writes the events that the task asks for. */
final class BlockLoader {

    private static final Logger log = LoggerFactory.getLogger(BlockLoader.class);
    private static final int CHECK_EVERY = 500;

    private final BlockCodec codec;
    private final TaskFilters filters;
    private final long memory;
    private final IndexerMetrics metrics;

    /** @param memory bytes of events on their way, at most */
    BlockLoader(BlockCodec codec, TaskFilters filters, long memory, IndexerMetrics metrics) {
        this.codec = codec;
        this.filters = filters;
        this.memory = memory;
        this.metrics = metrics;
    }

    /**
     * What Elasticsearch has answered for.
     *
     * @param missing parts that could not be read to their end
     * @param isCancelled whether the index is gone
     */
    record Loaded(LoadResult.Counts events, List<Part> missing, boolean isCancelled) {}

    /**
     * @param files of the block's parts
     * @throws dev.lookback.model.filter.FilterSyntaxException when the task's filter cannot be read
     * @throws FilterFailedException when it has no answer to an event
     * @throws InterruptedException when the pipeline was closed before all was answered
     */
    Loaded load(LoadTask task, Map<Part, Path> files, Filling filling) throws IOException, InterruptedException {
        EventFilter filter = filters.of(task);
        Map<Part, Path> readable = new HashMap<>(files);
        List<Part> damaged = new ArrayList<>();
        long createdBefore = filling.pipeline().created();
        while (true) {
            LoadReceipt receipt = new LoadReceipt(metrics);
            try {
                Sent sent = sendAndSettle(task, filter, readable, filling, receipt);
                long created = filling.pipeline().created() - createdBefore;
                return new Loaded(counts(sent, receipt, created), damaged, receipt.isCancelled());
            } catch (IOException e) {
                List<Part> found = damaged(readable);
                if (found.isEmpty()) {
                    throw e;
                }
                found.forEach(part -> metrics.missingPart());
                damaged.addAll(found);
                readable.keySet().removeAll(found);
            }
        }
    }

    private static LoadResult.Counts counts(Sent sent, LoadReceipt receipt, long created) {
        long indexed = sent.wanted() - receipt.refused();
        return new LoadResult.Counts(
                sent.read(), sent.duplicates(), receipt.refused(), Math.max(0, indexed - created), sent.unwanted());
    }

    private record Sent(long read, long unwanted, long duplicates) {

        long wanted() {
            return read - unwanted;
        }
    }

    private Sent sendAndSettle(
            LoadTask task, EventFilter filter, Map<Part, Path> files, Filling filling, LoadReceipt receipt)
            throws IOException, InterruptedException {
        Sent sent;
        try {
            sent = send(task, filter, files, filling, receipt);
        } finally {
            filling.pipeline().lines().awaitBelow(1);
        }
        if (receipt.settled() < sent.wanted()) {
            throw new InterruptedException("closed with " + (sent.wanted() - receipt.settled()) + " events unanswered");
        }
        return sent;
    }

    private Sent send(LoadTask task, EventFilter filter, Map<Part, Path> files, Filling filling, LoadReceipt receipt)
            throws IOException, InterruptedException {
        BulkPipeline pipeline = filling.pipeline().lines();
        Filling.Target target = filling.target(task);
        WantedEvents wanted = new WantedEvents(
                filter,
                (buffer, offset, length) -> pipeline.add(target.of(buffer, offset), buffer, offset, length, receipt),
                metrics);
        Block block = new Block(task.interval(), List.copyOf(files.keySet()));
        try (MergedLines lines = BlockLines.open(block, part -> open(Objects.requireNonNull(files.get(part))))) {
            EventsOfRange events = new EventsOfRange(lines, task.range());
            long count = 0;
            while (events.next(wanted)) {
                count++;
                if (count % CHECK_EVERY == 0 && isToStop(pipeline, receipt)) {
                    break;
                }
            }
            return new Sent(count, wanted.unwanted(), events.duplicates());
        }
    }

    private boolean isToStop(BulkPipeline pipeline, LoadReceipt receipt) throws InterruptedException {
        pipeline.awaitBelow(memory);
        return receipt.isCancelled();
    }

    private InputStream open(Path file) throws IOException {
        InputStream input = new BufferedInputStream(Files.newInputStream(file));
        try {
            return codec.decompress(input);
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    /** Parts with the right checksum and the wrong content are too rare to be looked for before something fails. */
    private List<Part> damaged(Map<Part, Path> files) {
        return files.entrySet().stream()
                .filter(entry -> !isReadable(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isReadable(Path file) {
        try (LineReader lines = new LineReader(open(file))) {
            boolean isLine = true;
            while (isLine) {
                isLine = lines.next();
            }
            return true;
        } catch (IOException e) {
            log.warn("{}: {}", file.getFileName(), e.toString());
            return false;
        }
    }
}
