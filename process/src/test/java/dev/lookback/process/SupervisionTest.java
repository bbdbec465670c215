package dev.lookback.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class SupervisionTest {

    @Test
    void waitsUntilThePipeEnds() throws IOException {
        InputStream pipe = new ByteArrayInputStream(new byte[100_000]);

        Supervision.awaitEnd(pipe);

        assertThat(pipe.read()).isEqualTo(-1);
    }

    @Test
    void takesABrokenPipeForAnEndedOne() {
        Supervision.awaitEnd(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken pipe");
            }
        });
    }
}
