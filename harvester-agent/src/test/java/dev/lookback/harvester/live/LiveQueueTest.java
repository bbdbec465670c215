package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.live.LiveDatagram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@Timeout(30)
class LiveQueueTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);

    private final LiveQueue queue = new LiveQueue(100_000);

    @Test
    void givesAllThatWaitsInItsOrder() throws InterruptedException {
        offer("one");
        offer("two");

        assertThat(texts(queue.take(LONG))).containsExactly("one", "two");
        assertThat(texts(queue.take(AT_ONCE))).isEmpty();
    }

    @Test
    void copiesWhatItIsOffered() throws InterruptedException {
        byte[] buffer = "..text..".getBytes(StandardCharsets.US_ASCII);
        queue.offer(buffer, 2, 4);
        buffer[3] = 'o';

        assertThat(texts(queue.take(LONG))).containsExactly("text");
    }

    @Test
    void wakesWhoWaitsWhenALineArrives() {
        CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(this::takeOne);

        offer("text");

        assertThat(taken.join()).containsExactly("text");
    }

    @Test
    void refusesWhatHasNoRoomCountsItAndHasRoomAgain() throws InterruptedException {
        String line = "x".repeat(40_000);
        offer(line);
        offer(line);
        offer(line);

        assertThat(queue.refused()).isEqualTo(1);
        assertThat(queue.received()).isEqualTo(3);
        assertThat(queue.size()).isEqualTo(2);
        assertThat(texts(queue.take(LONG))).containsExactly(line, line);

        offer(line);
        assertThat(queue.refused()).isEqualTo(1);
        assertThat(queue.size()).isEqualTo(3);
        assertThat(texts(queue.take(LONG))).containsExactly(line);
    }

    @Test
    void takesWhatFitsIntoADatagramOfItsOwnAndNothingLonger() throws InterruptedException {
        String longest = "x".repeat(LiveDatagram.MAX_LINE_BYTES);
        offer(longest + "x");
        offer(longest);

        assertThat(queue.tooLong()).isEqualTo(1);
        assertThat(queue.received()).isEqualTo(2);
        assertThat(texts(queue.take(LONG))).containsExactly(longest);
    }

    @Test
    void givesWhatItHoldsAfterItIsClosedAndThenNothing() throws InterruptedException {
        offer("last");
        queue.close();

        assertThat(texts(queue.take(LONG))).containsExactly("last");
        assertThat(queue.take(LONG)).isNull();
        assertThat(queue.size()).isZero();
    }

    private List<String> takeOne() {
        try {
            return texts(queue.take(LONG));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void offer(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        queue.offer(bytes, 0, bytes.length);
    }

    private static List<String> texts(@Nullable LiveLines lines) {
        assertThat(lines).isNotNull();
        List<String> texts = new ArrayList<>();
        lines.forEach(
                (buffer, offset, length) -> texts.add(new String(buffer, offset, length, StandardCharsets.US_ASCII)));
        assertThat(lines.count()).isEqualTo(texts.size());
        return texts;
    }
}
