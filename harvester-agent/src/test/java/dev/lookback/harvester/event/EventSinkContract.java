package dev.lookback.harvester.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What every sink promises its inputs. */
public abstract class EventSinkContract {

    private EventSink sink;

    /** One that has room for some lines, and not for ten thousand of a kilobyte before anything is delivered. */
    protected abstract EventSink newSink();

    /** Delivers all that was taken; afterwards there is room. */
    protected abstract List<String> deliverAll();

    @BeforeEach
    void setUp() {
        sink = newSink();
    }

    @Test
    void deliversWhatItHasTakenAndNothingElse() {
        List<String> taken = fill();

        assertThat(deliverAll()).containsExactlyElementsOf(taken);
    }

    @Test
    void copiesWhatItTakes() {
        byte[] buffer = SampleLines.bytes("web-1", 0, "first");
        EventLine line = SampleLines.in(buffer, "web-1", 0);
        assertThat(sink.offer(line)).isTrue();
        Arrays.fill(buffer, (byte) '?');

        assertThat(deliverAll()).containsExactly(SampleLines.text("web-1", 0, "first"));
    }

    @Test
    void hasRoomAgainOnceSomethingIsDelivered() throws InterruptedException {
        fill();
        assertThat(sink.awaitRoom(Duration.ofMillis(1))).isFalse();
        CompletableFuture<Boolean> room = CompletableFuture.supplyAsync(this::awaitRoom);

        deliverAll();

        assertThat(room.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
        assertThat(sink.offer(SampleLines.line("web-1", 0, "again"))).isTrue();
    }

    private boolean awaitRoom() {
        try {
            return sink.awaitRoom(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the lines that were taken before the first that was not */
    private List<String> fill() {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String message = i + "x".repeat(1_000);
            if (!sink.offer(SampleLines.line("web-1", 0, message))) {
                assertThat(taken).isNotEmpty();
                return taken;
            }
            taken.add(SampleLines.text("web-1", 0, message));
        }
        throw new AssertionError("10,000 lines taken (expected: no room at some time)");
    }
}
