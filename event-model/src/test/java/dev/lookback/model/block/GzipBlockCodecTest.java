package dev.lookback.model.block;

class GzipBlockCodecTest extends BlockCodecContract {

    @Override
    protected BlockCodec codec() {
        return new GzipBlockCodec();
    }
}
