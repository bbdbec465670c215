package dev.lookback.harvester.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.JsonEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class EventIntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:08:00Z");
    private static final HttpProperties PROPERTIES = new HttpProperties(
            true, DataSize.ofKilobytes(8), DataSize.ofKilobytes(4), DataSize.ofKilobytes(6), Duration.ofMillis(50));

    private final InMemorySink sink = new InMemorySink(3);
    private final Counter received = new SimpleMeterRegistry().counter("received");
    private final EventIntake intake = intake(sink);

    @AfterEach
    void givesItsMemoryBack() {
        assertThat(intake.held()).isZero();
    }

    @Test
    void takesEveryEvent() throws IOException {
        assertThat(take("{\"message\":\"one\",\"host\":\"web-1\"}\n{\"message\":\"two\"}\n"))
                .isEqualTo(2);

        assertThat(sink.lines()).hasSize(2);
        assertThat(sink.lines().getFirst())
                .startsWith("{\"@timestamp\":\"2026-11-23T16:08:00.000000000Z\",\"event\":{\"id\":\"")
                .endsWith("\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"unknown\"},\"message\":\"one\"}");
        assertThat(sink.lines().getLast()).contains("\"host\":{\"name\":\"10.0.0.7\"}");
        assertThat(received.count()).isEqualTo(2);
    }

    @Test
    void takesNothingOfABodyInWhichOneEventIsBad() {
        RefusedException refused = refused("{\"message\":\"one\"}\n\n{\"message\":}\n{\"message\":\"three\"}\n");

        assertThat(refused.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused).hasMessageStartingWith("line 3: ").hasMessageEndingWith("(expected: a JSON object)");
        assertThat(refused.problem().getProperties()).containsExactly(Map.entry("line", 3));
        assertThat(sink.lines()).isEmpty();
        assertThat(received.count()).isZero();
    }

    @Test
    void saysHowManyItHasTakenWhenThereIsNoMoreRoom() {
        RefusedException refused = refused("{}\n{}\n{}\n{}\n{}\n");

        assertThat(refused.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused).hasMessage("no room: 3 of 5 events taken (send the rest again)");
        assertThat(refused.problem().getProperties()).containsExactly(Map.entry("accepted", 3));
        assertThat(received.count()).isEqualTo(3);
    }

    @Test
    void saysThatItHasTakenNoneWhenThereIsNoRoomAtAll() throws IOException {
        take("{}\n{}\n{}\n");

        assertThat(refused("{}\n").problem().getProperties()).containsExactly(Map.entry("accepted", 0));
    }

    @Test
    void acknowledgesNothingThatIsNotOnDisk() {
        EventIntake forgetful = intake(new Forgetful());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> take(forgetful, "{}\n"))
                .withMessage("disk: 1 events not written within 50 ms (they may arrive all the same)")
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @Test
    void refusesABodyThatIsTooLongOnlyAsEventLines() {
        RefusedException refused = refused("{}\n".repeat(100));

        assertThat(refused.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(refused)
                .hasMessage("body: more than 4096 bytes as event lines (expected: at most"
                        + " lookback.harvester.http.max-events)");
        assertThat(sink.lines()).isEmpty();
    }

    @Test
    void refusesAnEventThatIsTooLongEvenWithoutItsMessage() {
        RefusedException refused = refused("{\"colour\":\"" + "x".repeat(300_000) + "\"}");

        assertThat(refused.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused).hasMessage("line 1: longer than 262144 bytes even without its message");
    }

    @Test
    void waitsAMomentForRoom() throws Exception {
        take("{}\n{}\n{}\n");
        CompletableFuture<Void> delivery =
                CompletableFuture.runAsync(sink::drain, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

        assertThat(take("{\"message\":\"later\"}\n")).isOne();
        delivery.join();
    }

    @Test
    void hasNoMoreMemoryForAllThanItsBound() {
        RequestMemory memory = new RequestMemory(1_000);
        EventLine line = new EventLine("web-1", 0, new byte[300], 0, 300);
        try (HeldEvents first = new HeldEvents(memory, 4_096);
                HeldEvents second = new HeldEvents(memory, 4_096)) {
            first.add(line);
            second.add(line);

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> second.add(line))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
            first.close();
            second.add(line);
            assertThat(second.lines()).isEqualTo(List.of(line, line));
        }
        assertThat(memory.held()).isZero();
    }

    private EventIntake intake(EventSink target) {
        return new EventIntake(
                PROPERTIES,
                new JsonEvents(new EventProperties(Duration.ofMinutes(10))),
                target,
                received,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private int take(String lines) throws IOException {
        return take(intake, lines);
    }

    private static int take(EventIntake intake, String lines) throws IOException {
        return intake.take(new ByteArrayInputStream(lines.getBytes(UTF_8)), BodyFormat.LINES, "10.0.0.7");
    }

    private RefusedException refused(String lines) {
        return catchThrowableOfType(RefusedException.class, () -> take(lines));
    }

    /** Takes everything and writes nothing. */
    private static final class Forgetful implements EventSink {

        @Override
        public boolean offer(EventLine line) {
            return true;
        }

        @Override
        public boolean awaitRoom(Duration limit) {
            return true;
        }

        @Override
        public boolean awaitDurable(Duration limit) {
            return false;
        }
    }
}
