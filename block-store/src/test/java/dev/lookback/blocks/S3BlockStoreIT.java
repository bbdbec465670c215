package dev.lookback.blocks;

import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.BlockStoreContract;

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
}
