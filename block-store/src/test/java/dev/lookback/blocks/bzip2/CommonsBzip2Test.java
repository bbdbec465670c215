package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

class CommonsBzip2Test extends Bzip2Contract {

    private final BlockCodec codec = Bzip2BlockCodec.with(Bzip2Library.COMMONS);

    @Override
    protected BlockCodec codec() {
        return codec;
    }
}
