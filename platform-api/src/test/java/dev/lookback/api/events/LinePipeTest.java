package dev.lookback.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

class LinePipeTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final LinePipe pipe = new LinePipe();

    @Test
    void linesComeOutAsTheyWentIn() throws InterruptedException {
        append("one");
        append("two");
        pipe.end();

        LinePipe.Lines lines = pipe.take(LONG);

        assertThat(text(lines)).isEqualTo("one\ntwo\n");
        assertThat(lines.isLast()).isTrue();
    }

    @Test
    void whoHasPatienceTakesNothingWhileThereIsNothing() throws InterruptedException {
        LinePipe.Lines lines = pipe.take(NONE);

        assertThat(lines.length()).isZero();
        assertThat(lines.isLast()).isFalse();
    }

    @Test
    void aFailureComesBehindTheLinesBeforeIt() throws InterruptedException {
        append("one");
        pipe.fail(new IllegalStateException("damaged"));

        LinePipe.Lines lines = pipe.take(LONG);
        assertThat(text(lines)).isEqualTo("one\n");
        assertThat(lines.isLast()).isFalse();
        assertThatThrownBy(() -> pipe.take(LONG)).hasMessage("damaged");
    }

    @Test
    void whatHappenedFirstIsWhy() {
        pipe.fail(new IllegalStateException("first"));
        pipe.fail(new IllegalStateException("second"));
        pipe.end();

        assertThatThrownBy(() -> pipe.take(LONG)).hasMessage("first");
    }

    @Test
    void whoIsFasterWaits() throws Exception {
        byte[] line = "x".repeat(999).getBytes(StandardCharsets.UTF_8);
        AtomicLong appended = new AtomicLong();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int number = 0; number < 2_000; number++) {
                pipe.append(line, 0, line.length);
                appended.addAndGet(1_000);
            }
            pipe.end();
        });
        await().atMost(LONG).until(() -> appended.get() == LinePipe.CAPACITY / 1_000 * 1_000);

        long taken = 0;
        LinePipe.Lines lines;
        do {
            lines = pipe.take(LONG);
            taken += lines.length();
            // A buffer may be full again at once, and a line is on its way.
            assertThat(appended.get() - taken).isLessThanOrEqualTo(LinePipe.CAPACITY);
        } while (!lines.isLast());

        writer.get();
        assertThat(taken).isEqualTo(2_000_000);
    }

    @Test
    void aLineThatIsLongerThanAllRoomComesThrough() throws InterruptedException {
        String line = "x".repeat(3 * LinePipe.CAPACITY);

        append(line);

        assertThat(text(pipe.take(LONG))).isEqualTo(line + "\n");
    }

    @Test
    void aLineThatFindsNoRoomIsNotWaitedForUntilThePatienceEnds() throws Exception {
        append("short");
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> append("x".repeat(LinePipe.CAPACITY)));

        assertThat(text(pipe.take(LONG))).isEqualTo("short\n");
        writer.get();
    }

    @Test
    void whoWaitsForRoomLearnsThatNobodyTakesAnyMore() {
        append("x".repeat(LinePipe.CAPACITY));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> append("one more"));

        pipe.close();

        assertThatThrownBy(writer::get).hasCauseInstanceOf(CancellationException.class);
    }

    private void append(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        pipe.append(bytes, 0, bytes.length);
    }

    private static String text(LinePipe.Lines lines) {
        return new String(lines.buffer(), 0, lines.length(), StandardCharsets.UTF_8);
    }
}
