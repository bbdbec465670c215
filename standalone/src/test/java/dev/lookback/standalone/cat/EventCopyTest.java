package dev.lookback.standalone.cat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.standalone.instance.InstanceFailure;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class EventCopyTest {

    private static final String EVENT =
            "{\"@timestamp\":\"2026-11-23T16:08:%02d.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"}}\n";

    private final ByteArrayOutputStream copied = new ByteArrayOutputStream();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long nanoTime;

    @Test
    void everyByteIsCopied() throws IOException {
        String events = events(60).repeat(200);

        copy(stream(events), false);

        assertThat(copied.toString(StandardCharsets.UTF_8)).isEqualTo(events);
        assertThat(shown.size()).isZero();
    }

    @Test
    void aLineThatIsLongerThanTheBufferIsCopied() throws IOException {
        String line = "x".repeat(1_000_000) + "\n";

        copy(stream(line + line), false);

        assertThat(copied.toString(StandardCharsets.UTF_8)).isEqualTo(line + line);
    }

    @Test
    void aStreamThatBreaksLeavesWholeLinesAndSaysHowFarItCame() {
        String events = events(3);
        InputStream broken = new SequenceInputStream(stream(events + "{\"@timest"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> copy(broken, false))
                .isInstanceOf(InstanceFailure.class)
                .hasMessage("the stream broke off after 3 events, at 2026-11-23T16:08:02Z: connection reset"
                        + " (expected: its end; ./lookback logs platform-api says why)");
        assertThat(copied.toString(StandardCharsets.UTF_8)).isEqualTo(events);
    }

    @Test
    void anEndInsideALineIsNoEnd() {
        assertThatThrownBy(() -> copy(stream(events(1) + "{\"@timest"), false))
                .isInstanceOf(InstanceFailure.class)
                .hasMessageContaining("after 1 event, at 2026-11-23T16:08:00Z: in the middle of a line");
        assertThat(copied.toString(StandardCharsets.UTF_8)).isEqualTo(events(1));
    }

    @Test
    void aTerminalSeesWhereItIs() throws IOException {
        CatProgress progress = progress(true);
        EventCopy copy = new EventCopy(copied::write, progress);

        nanoTime += Duration.ofSeconds(2).toNanos();
        copy.copy(stream(events(5)));
        progress.finish();

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .startsWith("\r\u001b[K5 events, 0.0 MB, 0.0 MB/s, at 2026-11-23T16:08:04Z")
                .endsWith("\r\u001b[K5 events, 0.0 MB, 0.0 MB/s, at 2026-11-23T16:08:04Z" + System.lineSeparator());
    }

    private void copy(InputStream events, boolean isTerminal) throws IOException {
        CatProgress progress = progress(isTerminal);
        new EventCopy(copied::write, progress).copy(events);
        progress.finish();
    }

    private CatProgress progress(boolean isTerminal) {
        return new CatProgress(new PrintStream(shown, true, StandardCharsets.UTF_8), isTerminal, () -> nanoTime);
    }

    private static String events(int count) {
        return IntStream.range(0, count).mapToObj(EVENT::formatted).collect(Collectors.joining());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
