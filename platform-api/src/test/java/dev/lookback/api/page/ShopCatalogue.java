package dev.lookback.api.page;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.Part;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.springframework.beans.factory.config.BeanPostProcessor;

import java.util.List;
import java.util.SortedSet;

/**
 * The real archive's listing, with the times at which a compressor would have written: S3 itself dates an object, and
 * those of a test are of today.
 */
record ShopCatalogue(BlockCatalogue archive, ShopDays days) implements BlockCatalogue {

    @Override
    public SortedSet<Environment> environments() {
        return archive.environments();
    }

    @Override
    public List<Block> list(Environment environment, Interval first, Interval last) {
        return archive.list(environment, first, last).stream().map(this::dated).toList();
    }

    private Block dated(Block block) {
        return new Block(
                block.interval(),
                block.parts().stream()
                        .map(part -> new Part(
                                part.interval(), part.name(), part.compressedBytes(), days.writtenAt(part.interval())))
                        .toList());
    }

    /** Takes the real one's place. */
    record InItsPlace(ShopDays days) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof BlockCatalogue archive ? new ShopCatalogue(archive, days) : bean;
        }
    }
}
