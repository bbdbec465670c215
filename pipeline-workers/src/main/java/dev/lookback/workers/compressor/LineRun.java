package dev.lookback.workers.compressor;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Lines in one buffer, to be sorted there. A line is a number, its place in the buffer, not an object. */
final class LineRun {

    private static final int FIRST_BYTES = 256 * 1024;
    private static final int FIRST_LINES = 1024;

    private final int mostBytes;
    private byte[] buffer = new byte[FIRST_BYTES];
    private long[] lines = new long[FIRST_LINES];
    private int length;
    private int count;

    LineRun(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether a line of so many bytes still fits; a first one always does. */
    boolean hasRoomFor(int bytes) {
        return count == 0 || length + bytes + 1 <= mostBytes;
    }

    void add(byte[] text, int offset, int bytes) {
        if (length + bytes + 1 > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + bytes + 1, Math.min(mostBytes, buffer.length * 2)));
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
        }
        System.arraycopy(text, offset, buffer, length, bytes);
        buffer[length + bytes] = '\n';
        lines[count++] = LineOrder.line(length, bytes);
        length += bytes + 1;
    }

    void sort() {
        lines = LineOrder.sort(buffer, lines, count);
    }

    void writeTo(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                out.write(buffer, LineOrder.offset(lines[i]), LineOrder.length(lines[i]) + 1);
            }
        }
    }

    /** Sorted lines, without a file. */
    InputStream stream() {
        return new RunStream();
    }

    void clear() {
        count = 0;
        length = 0;
    }

    private final class RunStream extends InputStream {

        private int next;
        private int from;
        private int left;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            int done = 0;
            while (done < wanted && (left > 0 || hasNext())) {
                int bytes = Math.min(left, wanted - done);
                System.arraycopy(buffer, from, target, offset + done, bytes);
                from += bytes;
                left -= bytes;
                done += bytes;
            }
            return done == 0 && wanted > 0 ? -1 : done;
        }

        private boolean hasNext() {
            if (next == count) {
                return false;
            }
            from = LineOrder.offset(lines[next]);
            left = LineOrder.length(lines[next]) + 1;
            next++;
            return true;
        }
    }
}
