package dev.lookback.harvester.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.batch.Gzip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;

class GzipBodyTest {

    private static final byte[] FIRST = "first\n".repeat(3_000).getBytes(UTF_8);
    private static final byte[] SECOND = noise(20_000);

    /** However the members' bytes are cut over reads: the network cuts as it likes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 9, 10, 17, 18, 19, 100, 8_192, 100_000})
    void readsEveryMember(int pieceBytes) throws IOException {
        byte[] both = joined(gzip(FIRST), gzip(SECOND));

        assertThat(expand(both, pieceBytes)).isEqualTo(joined(FIRST, SECOND));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 18, 100, 8_192, 100_000})
    void refusesWhatFollowsAndIsNoMember(int pieceBytes) {
        byte[] damaged = gzip(SECOND);
        damaged[0] ^= 1;

        assertThatThrownBy(() -> expand(joined(gzip(FIRST), damaged), pieceBytes))
                .isInstanceOf(ZipException.class)
                .hasMessage("bytes behind its end that are no gzip");
        assertThatThrownBy(() -> expand(joined(gzip(FIRST), new byte[] {0}), pieceBytes))
                .isInstanceOf(ZipException.class);
    }

    @Test
    void refusesAMemberThatIsCutAnywhere() {
        byte[] whole = gzip(Arrays.copyOf(FIRST, 600));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> expand(cut, 100))
                    .as("%d bytes", cut.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesASecondMemberThatIsCutAnywhere() {
        byte[] first = gzip(Arrays.copyOf(FIRST, 600));
        byte[] second = gzip(Arrays.copyOf(SECOND, 40));
        for (int length = 1; length < second.length; length++) {
            byte[] cut = joined(first, Arrays.copyOf(second, length));
            assertThatThrownBy(() -> expand(cut, 100)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        return Gzip.compress(bytes, 0, bytes.length);
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private static byte[] expand(byte[] sent, int pieceBytes) throws IOException {
        InputStream pieces = new FilterInputStream(new ByteArrayInputStream(sent)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, pieceBytes));
            }

            @Override
            public int available() {
                return 0;
            }
        };
        return new GzipBody(new BoundedBody(pieces, Long.MAX_VALUE, "")).readAllBytes();
    }
}
