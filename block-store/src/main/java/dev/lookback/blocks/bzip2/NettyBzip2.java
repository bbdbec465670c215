package dev.lookback.blocks.bzip2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.Bzip2Encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Netty's encoder, in a channel without a network, as Netty's own HTTP compression runs its encoders. */
final class NettyBzip2 implements StreamCompressor {

    private static final int EXPECTED_RATIO = 4;

    /** Header, end, and the checksum of nothing: the encoder writes no byte for no text. */
    private static final byte[] NOTHING = {'B', 'Z', 'h', '9', 0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90, 0, 0, 0, 0};

    @Override
    public String description() {
        return "netty";
    }

    @Override
    public byte[] compress(byte[] text, int offset, int length) {
        if (length == 0) {
            return NOTHING.clone();
        }
        EmbeddedChannel channel = new EmbeddedChannel(new Bzip2Encoder());
        try {
            channel.writeOutbound(Unpooled.wrappedBuffer(text, offset, length));
            channel.finish();
            return written(channel, length / EXPECTED_RATIO + 1024);
        } finally {
            channel.releaseOutbound();
        }
    }

    private static byte[] written(EmbeddedChannel channel, int expectedBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedBytes);
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            try {
                piece.readBytes(bytes, piece.readableBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                piece.release();
            }
        }
        return bytes.toByteArray();
    }
}
