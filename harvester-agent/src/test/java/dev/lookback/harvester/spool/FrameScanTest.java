package dev.lookback.harvester.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class FrameScanTest {

    private static final List<String> BODIES = List.of("one", "", "LBJ1 in a body", "four");

    @Test
    void findsEveryFrame() {
        assertThat(scan(file())).isEqualTo(BODIES);
        assertThat(FrameScan.scan(file(), (start, body) -> {})).isEqualTo(new FrameScan.Damage(0, true));
    }

    @Test
    void findsEveryWholeFrameOfAFileThatIsCutAtAnyByte() {
        byte[] file = file();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);

            List<String> found = scan(cut);

            int whole = whole(length);
            assertThat(found).as("cut at %d", length).isEqualTo(BODIES.subList(0, whole));
            assertThat(FrameScan.scan(cut, (start, body) -> {}))
                    .as("cut at %d", length)
                    .isEqualTo(new FrameScan.Damage(length - end(whole), true));
        }
    }

    @Test
    void findsEveryOtherFrameWhicheverBitIsFlipped() {
        byte[] file = file();
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));

            List<String> expected = new ArrayList<>(BODIES);
            expected.remove(whole(bit / 8));
            assertThat(scan(flipped)).as("bit %d", bit).isEqualTo(expected);
        }
    }

    @Test
    void tellsDamageInTheMiddleFromATornTail() {
        byte[] file = file();
        file[0] = 0;

        FrameScan.Damage damage = FrameScan.scan(file, (start, body) -> {});

        assertThat(damage).isEqualTo(new FrameScan.Damage(end(1), false));
    }

    @Test
    void findsNothingInWhatIsNoSpool() {
        assertThat(scan("LBJ1 and something else, long enough for a header".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    /** How many frames end at the offset or before it. */
    private static int whole(int offset) {
        int count = 0;
        while (count < BODIES.size() && end(count + 1) <= offset) {
            count++;
        }
        return count;
    }

    private static int end(int frames) {
        return BODIES.subList(0, frames).stream()
                .mapToInt(body -> Frame.HEADER_BYTES + body.length())
                .sum();
    }

    private static List<String> scan(byte[] file) {
        List<String> bodies = new ArrayList<>();
        FrameScan.scan(file, (start, body) -> {
            bodies.add(StandardCharsets.UTF_8.decode(body).toString());
        });
        return bodies;
    }

    private static byte[] file() {
        ByteBuffer buffer = ByteBuffer.allocate(end(BODIES.size()));
        for (String body : BODIES) {
            int start = Frame.begin(buffer);
            buffer.put(body.getBytes(StandardCharsets.UTF_8));
            Frame.end(buffer, start);
        }
        return buffer.array();
    }
}
