package dev.lookback.blocks;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockCodecContract;

class Bzip2BlockCodecTest extends BlockCodecContract {

    @Override
    protected BlockCodec codec() {
        return new Bzip2BlockCodec();
    }
}
