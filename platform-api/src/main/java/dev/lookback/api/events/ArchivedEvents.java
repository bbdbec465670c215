package dev.lookback.api.events;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockLines;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.ListedBlocks;
import dev.lookback.model.event.EventLines;
import dev.lookback.model.event.EventsOfRange;
import dev.lookback.model.event.MergedLines;
import dev.lookback.model.time.Intervals;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The archive as one stream of events: block after block, the parts of each merged. One block is open at a time. */
final class ArchivedEvents {

    private final BlockCatalogue catalogue;
    private final BlockStore store;
    private final BlockCodec codec;
    private final Intervals intervals;
    private final EventsMetrics metrics;

    ArchivedEvents(
            BlockCatalogue catalogue, BlockStore store, BlockCodec codec, Intervals intervals, EventsMetrics metrics) {
        this.catalogue = catalogue;
        this.store = store;
        this.codec = codec;
        this.intervals = intervals;
        this.metrics = metrics;
    }

    /**
     * Shows the visitor every event that is asked for, in order.
     *
     * @throws IOException if a part is damaged or gone, or, with an {@link UnansweredException} behind it, if the archive
     *     gives no answer
     * @throws java.io.UncheckedIOException if the archive cannot be listed now
     */
    void read(EventsRequest request, EventLines.Visitor visitor) throws IOException {
        ListedBlocks listed = new ListedBlocks(catalogue, request.environment());
        ArchivedBlocks blocks = new ArchivedBlocks(
                catalogue, request.environment(), intervals.first(request.range()), intervals.last(request.range()));
        long left = request.limit();
        Block block = blocks.next();
        while (block != null && left > 0) {
            left -= read(block, listed, request, new Wanted(request.filter(), visitor, left));
            block = blocks.next();
        }
    }

    /** How many of the block's events were wanted. */
    private long read(Block block, ListedBlocks listed, EventsRequest request, Wanted wanted) throws IOException {
        try (MergedLines lines = listed.read(block, now -> open(now, request))) {
            EventsOfRange events = new EventsOfRange(lines, request.range());
            while (!wanted.isEnough() && events.next(wanted)) {
                // The visitor has it.
            }
            return wanted.count();
        } catch (NoSuchFileException e) {
            throw new IOException(e.getFile() + ": gone (expected: the object of a part that is listed)", e);
        } catch (IOException e) {
            throw new IOException(block.interval() + ": " + e.getMessage(), e);
        } finally {
            metrics.read(wanted.count(), wanted.others());
        }
    }

    private MergedLines open(Block block, EventsRequest request) throws IOException {
        return BlockLines.open(block, part -> PartLines.open(store, codec, request.environment(), part));
    }
}
