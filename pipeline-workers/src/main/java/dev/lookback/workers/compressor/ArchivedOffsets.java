package dev.lookback.workers.compressor;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the archive which offsets of a partition it has, a stretch of intervals at a time. */
final class ArchivedOffsets {

    /** One listing answers for these: who reads again mostly reads on in time. */
    private static final int INTERVALS_A_LISTING = 32;

    private final BlockCatalogue catalogue;
    private final Environment environment;
    private final PartArchiver.Source source;

    ArchivedOffsets(BlockCatalogue catalogue, Environment environment, PartArchiver.Source source) {
        this.catalogue = catalogue;
        this.environment = environment;
        this.source = source;
    }

    PartArchiver.Source source() {
        return source;
    }

    /** @throws java.io.UncheckedIOException if the archive does not answer */
    void listBefore(Interval interval, long offset, Coverage coverage) {
        if (!coverage.needsListing(interval, offset)) {
            return;
        }
        Interval last = new Interval(interval.number() + INTERVALS_A_LISTING - 1);
        Map<Interval, List<OffsetRange>> found = new HashMap<>();
        for (Block block : catalogue.list(environment, interval, last)) {
            found.put(block.interval(), offsets(block));
        }
        for (Interval each = interval; each.compareTo(last) <= 0; each = each.next()) {
            if (coverage.needsListing(each, offset)) {
                coverage.list(each, found.getOrDefault(each, List.of()));
            }
        }
    }

    private List<OffsetRange> offsets(Block block) {
        return block.parts().stream()
                .map(Part::name)
                .filter(name -> name.topic().equals(source.topicHash()) && name.partition() == source.partition())
                .map(PartName::offsets)
                .toList();
    }
}
