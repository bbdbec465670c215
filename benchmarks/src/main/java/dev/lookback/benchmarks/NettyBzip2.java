package dev.lookback.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.Bzip2Decoder;
import io.netty.handler.codec.compression.Bzip2Encoder;

/** Netty's encoder and decoder, in a channel without a network. */
final class NettyBzip2 implements Bzip2Candidate {

    @Override
    public String name() {
        return "netty Bzip2Encoder";
    }

    @Override
    public byte[] compress(byte[] text) {
        EmbeddedChannel channel = new EmbeddedChannel(new Bzip2Encoder());
        CompositeByteBuf compressed = Unpooled.compositeBuffer(1_000);
        try {
            channel.writeOutbound(Unpooled.wrappedBuffer(text));
            channel.finish();
            for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
                compressed.addComponent(true, piece);
            }
            return ByteBufUtil.getBytes(compressed);
        } finally {
            compressed.release();
        }
    }

    @Override
    public int expand(byte[] stream) {
        EmbeddedChannel channel = new EmbeddedChannel(new Bzip2Decoder());
        channel.writeInbound(Unpooled.wrappedBuffer(stream));
        int length = 0;
        for (ByteBuf piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
            length += piece.readableBytes();
            piece.release();
        }
        channel.finishAndReleaseAll();
        return length;
    }
}
