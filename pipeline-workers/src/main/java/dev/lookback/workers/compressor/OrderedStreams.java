package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockCodec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Compresses streams side by side and writes them in the order they came in, so that the bytes do not depend on the number
 * of threads. One stream more than there are threads is on its way at most.
 */
final class OrderedStreams {

    private final BlockCodec codec;
    private final CompressorThreads threads;
    private final OutputStream out;
    private final Deque<Underway> underway = new ArrayDeque<>();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private final List<Integer> lengths = new ArrayList<>();

    private record Underway(byte[] text, Future<byte[]> stream) {}

    OrderedStreams(BlockCodec codec, CompressorThreads threads, OutputStream out) {
        this.codec = codec;
        this.threads = threads;
        this.out = out;
    }

    /** For the text of a stream; it may hold an earlier one's. */
    byte[] buffer() {
        byte[] used = free.poll();
        return used == null ? new byte[BlockCodec.MAX_STREAM_BYTES] : used;
    }

    /** @param buffer not to be touched any more */
    void add(byte[] buffer, int length) throws IOException {
        underway.add(new Underway(buffer, threads.start(() -> codec.compress(buffer, 0, length))));
        if (underway.size() > threads.count() + 1) {
            writeFirst();
        }
    }

    /** Writes what is left, and gives the lengths of all streams. */
    List<Integer> finish() throws IOException {
        while (!underway.isEmpty()) {
            writeFirst();
        }
        return lengths;
    }

    private void writeFirst() throws IOException {
        Underway first = underway.remove();
        byte[] stream = CompressorThreads.await(first.stream());
        free.add(first.text());
        out.write(stream);
        lengths.add(stream.length);
    }
}
