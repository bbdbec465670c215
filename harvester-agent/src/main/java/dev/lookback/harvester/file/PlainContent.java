package dev.lookback.harvester.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file as it is. */
final class PlainContent implements FileContent {

    private final FileChannel channel;

    PlainContent(Path path) throws IOException {
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public int read(long position, byte[] buffer, int at, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffer, at, length);
        int read = 0;
        while (target.hasRemaining() && read >= 0) {
            read = channel.read(target, position + target.position() - at);
        }
        return target.position() - at;
    }

    @Override
    public long stored() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
