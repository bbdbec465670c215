package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

import java.util.Arrays;
import java.util.Optional;

/** bzip2's first step, undone: behind four equal bytes stands how many more there are. */
final class FirstRuns {

    private static final int COUNTED = 4;

    private FirstRuns() {}

    /** The text, unless it is longer than a stream's may be. */
    static Optional<byte[]> expand(byte[] bytes) {
        byte[] text = new byte[BlockCodec.MAX_STREAM_BYTES];
        int length = 0;
        int equal = 0;
        int last = -1;
        for (byte next : bytes) {
            boolean isCount = equal == COUNTED;
            int count = isCount ? next & 0xff : 1;
            if (count > text.length - length) {
                return Optional.empty();
            }
            if (isCount) {
                Arrays.fill(text, length, length + count, (byte) last);
                equal = 0;
                last = -1;
            } else {
                text[length] = next;
                equal = next == (byte) last && last >= 0 ? equal + 1 : 1;
                last = next & 0xff;
            }
            length += count;
        }
        return Optional.of(Arrays.copyOf(text, length));
    }
}
