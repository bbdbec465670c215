package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

class NettyBzip2Test extends Bzip2Contract {

    private final BlockCodec codec = Bzip2BlockCodec.with(Bzip2Library.AUTO);

    @Override
    protected BlockCodec codec() {
        return codec;
    }
}
