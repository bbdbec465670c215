package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.BlockStoreContract;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

class S3BlockStoreIT extends BlockStoreContract {

    private final S3Bucket bucket = TestBucket.make();

    @Override
    protected BlockStore store() {
        return new S3BlockStore(bucket, new ArchiveKeys(""));
    }

    @Override
    protected BlockCatalogue catalogue() {
        return new S3BlockCatalogue(bucket, new ArchiveKeys(""));
    }

    /** Not by its manifest, which a listing does not open: what came late is seen by it. */
    @Test
    void aPartHasTheTimeAtWhichS3TookIt(@TempDir Path files) throws IOException {
        Interval interval = Interval.parse("3k9xd");
        store().write(
                        SampleParts.manifest("dated", interval.key(), 0, 9),
                        Files.write(files.resolve("part"), SampleParts.DATA));

        Block block =
                catalogue().list(new Environment("dated"), interval, interval).getFirst();

        assertThat(block.writtenAt()).isCloseTo(Clock.systemUTC().instant(), within(5, ChronoUnit.MINUTES));
    }
}
