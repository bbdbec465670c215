package dev.lookback.blocks;

import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.BlockStoreContract;

/** The archive need not have the bucket for itself. */
class S3PrefixedBlockStoreIT extends BlockStoreContract {

    private final S3Bucket bucket = TestBucket.make();

    @Override
    protected BlockStore store() {
        return new S3BlockStore(bucket, new ArchiveKeys("shared/logs/"));
    }

    @Override
    protected BlockCatalogue catalogue() {
        return new S3BlockCatalogue(bucket, new ArchiveKeys("shared/logs/"));
    }
}
