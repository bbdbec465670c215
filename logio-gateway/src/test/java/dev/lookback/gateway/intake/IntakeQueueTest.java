package dev.lookback.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class IntakeQueueTest {

    private static final long NOW = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final IntakeQueue queue = new IntakeQueue(1_000);

    @Test
    void givesEntriesInOrderAsTheyCame() throws InterruptedException {
        queue.offer(Via.UDP, 1, bytes("one"));
        queue.put(Via.PEER, 2, "<two>".getBytes(StandardCharsets.UTF_8), 1, 3);
        queue.offer(Via.LOGIO, 3, bytes(""));

        assertThat(queue.awaitAny(NOW)).isTrue();
        assertThat(read(2)).containsExactly("UDP 1 one", "PEER 2 two");
        queue.offer(Via.UDP, 4, bytes("four"));
        assertThat(read(9)).containsExactly("LOGIO 3 ");
        assertThat(read(9)).containsExactly("UDP 4 four");
        assertThat(read(9)).isEmpty();
    }

    @Test
    void refusesWhatItHasNoRoomFor() {
        assertThat(queue.offer(Via.UDP, 1, bytes("x".repeat(600)))).isTrue();
        assertThat(queue.offer(Via.UDP, 1, bytes("x".repeat(600)))).isFalse();
        assertThat(queue.offer(Via.UDP, 1, bytes("x".repeat(300)))).isTrue();
        assertThat(read(9)).hasSize(2);

        assertThat(queue.offer(Via.UDP, 1, bytes("x".repeat(600)))).isTrue();
    }

    @Test
    void growsUpToItsBound() {
        IntakeQueue big = new IntakeQueue(1_000_000);
        int taken = 0;
        while (big.offer(Via.UDP, taken, bytes("x".repeat(987)))) {
            taken++;
        }

        assertThat(taken).isEqualTo(1_000);
        AtomicInteger read = new AtomicInteger();
        big.read(2_000, (via, receivedAt, buffer, offset, length) -> {
            assertThat(receivedAt).isEqualTo(read.getAndIncrement());
            assertThat(length).isEqualTo(987);
        });
        assertThat(read).hasValue(1_000);
    }

    @Test
    void letsOneWaitForRoom() {
        queue.offer(Via.UDP, 1, bytes("x".repeat(900)));
        List<Boolean> taken = new ArrayList<>();
        Thread waiting = Thread.ofVirtual().start(() -> taken.add(put("y".repeat(900))));

        await().atMost(LIMIT).until(() -> waiting.getState() == Thread.State.WAITING);
        read(9);

        await().atMost(LIMIT).until(() -> !waiting.isAlive());
        assertThat(taken).containsExactly(true);
        assertThat(put("z".repeat(2_000))).as("never any room").isFalse();
    }

    @Test
    void givesWhatIsThereWhenItIsClosedAndTakesNothing() throws InterruptedException {
        queue.offer(Via.UDP, 1, bytes("last"));
        queue.close();

        assertThat(queue.offer(Via.UDP, 2, bytes("late"))).isFalse();
        assertThat(put("late")).isFalse();
        assertThat(queue.awaitAny(NOW)).isTrue();
        assertThat(read(9)).containsExactly("UDP 1 last");
        assertThat(queue.awaitAny(NOW)).isFalse();
    }

    private boolean put(String text) {
        try {
            return queue.put(Via.LOGIO, 5, text.getBytes(StandardCharsets.UTF_8), 0, text.length());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> read(int most) {
        List<String> entries = new ArrayList<>();
        queue.read(
                most,
                (via, receivedAt, buffer, offset, length) -> entries.add(
                        via + " " + receivedAt + " " + new String(buffer, offset, length, StandardCharsets.UTF_8)));
        return entries;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
