package dev.lookback.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.gateway.subscription.Frame;
import dev.lookback.gateway.subscription.Selection;
import dev.lookback.gateway.subscription.Wants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

class ClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Selection ALL = new Selection(Set.of(), Set.of(), "");
    private static final Wants WANTS = wants();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMetrics metrics = new DeliveryMetrics("browsers", registry);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong capacity = new AtomicLong(1_000);
    private final StubbornConnection connection = new StubbornConnection();
    private final Client client = new Client(connection, capacity::get, metrics, nanos::get);

    private static Wants wants() {
        TreeMap<String, Selection> byName = new TreeMap<>();
        byName.put("a", ALL);
        byName.put("b", ALL);
        return new Wants.Named(byName);
    }

    @Test
    void writesWhatComesInOrder() {
        connection.room.release(100);
        client.start();

        client.offer(frame("one", 1, 0));
        client.say("two".getBytes(StandardCharsets.UTF_8));

        await().atMost(LIMIT).until(() -> connection.written.size() == 2);
        assertThat(connection.written).containsExactlyInAnyOrder("one", "two");
        client.finish(1001, "");
    }

    @Test
    void dropsTheOldestBeyondItsBoundAndSaysHowManyOfEachName() {
        client.offer(frame("x".repeat(500), 3, 1));
        client.offer(frame("y".repeat(500), 2, 0));
        client.offer(frame("z".repeat(500), 1, 1));
        connection.room.release(100);
        client.start();

        await().atMost(LIMIT).until(() -> connection.written.size() == 2);
        assertThat(connection.written.getFirst()).isEqualTo("{\"dropped\":{\"a\":5,\"b\":1}}");
        assertThat(connection.written.getLast()).startsWith("zzz");
        await().atMost(LIMIT)
                .until(() ->
                        registry.get("lookback.gateway.clients.delay").timer().count() == 1);
        assertThat(registry.get("lookback.gateway.clients.events.dropped")
                        .counter()
                        .count())
                .isEqualTo(5);
        assertThat(registry.get("lookback.gateway.clients.events.delivered")
                        .counter()
                        .count())
                .isEqualTo(1);
        client.finish(1001, "");
    }

    @Test
    void keepsTheNewestListOfInputsAlone() {
        client.inputs("old".getBytes(StandardCharsets.UTF_8));
        client.inputs("new".getBytes(StandardCharsets.UTF_8));
        connection.room.release(100);
        client.start();

        client.finish(1001, "");

        await().atMost(LIMIT).until(() -> connection.isClosed);
        assertThat(connection.written).containsExactly("new");
    }

    @Test
    void keepsFewAnswersForOneWhoDoesNotRead() {
        for (int i = 0; i < 1_000; i++) {
            client.say("answer".getBytes(StandardCharsets.UTF_8));
        }
        connection.room.release(2_000);
        client.start();
        client.finish(1001, "");

        await().atMost(LIMIT).until(() -> connection.isClosed);
        assertThat(connection.written).hasSize(100);
    }

    @Test
    void writesWhatIsThereBeforeItEnds() {
        client.offer(frame("last words", 1, 0));
        client.finish(1013, "too many");
        connection.room.release(100);
        client.start();

        await().atMost(LIMIT).until(() -> connection.isClosed);
        assertThat(connection.written).containsExactly("last words");
        assertThat(connection.code).isEqualTo(1013);
    }

    @Test
    void endsOneWhoGivesNoSignOfReading() {
        client.offer(frame("never read", 1, 0));
        client.start();
        await().atMost(LIMIT).until(() -> connection.room.hasQueuedThreads());
        client.offer(frame("never written", 7, 0));

        nanos.set(30);
        assertThat(client.check(30)).isFalse();
        assertThat(connection.isClosed).isFalse();
        nanos.set(31);
        assertThat(client.check(30)).isTrue();
        assertThat(client.check(30)).isFalse();

        await().atMost(LIMIT).until(() -> connection.isClosed);
        assertThat(connection.code).isEqualTo(1008);
        client.offer(frame("too late", 1, 0));
        connection.room.release(100);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(registry.get("lookback.gateway.clients.events.dropped")
                                .counter()
                                .count())
                        .isEqualTo(7));
    }

    @Test
    void keepsOneWhoAnswers() {
        connection.room.release(100);
        client.start();
        nanos.set(25);
        client.gaveSign();
        nanos.set(50);
        client.check(30);

        await().atMost(LIMIT).until(() -> connection.pings.get() == 1);
        assertThat(connection.isClosed).isFalse();
        client.finish(1001, "");
    }

    @Test
    void keepsOneWhoReadsSlowly() {
        client.offer(frame("slowly", 1, 0));
        client.start();
        await().atMost(LIMIT).until(() -> connection.room.hasQueuedThreads());
        nanos.set(Duration.ofSeconds(29).toNanos());
        connection.room.release(1);
        await().atMost(LIMIT).until(() -> connection.written.size() == 1);

        nanos.set(Duration.ofSeconds(40).toNanos());
        client.check(Duration.ofSeconds(30).toNanos());

        connection.room.release(1);
        await().atMost(LIMIT).until(() -> connection.pings.get() == 1);
        assertThat(connection.isClosed).isFalse();
        client.finish(1001, "");
    }

    private static Frame frame(String text, int a, int b) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8), Math.max(a, b), 0, WANTS, new int[] {a, b});
    }

    /** Takes as many writes as there are permits. */
    private static final class StubbornConnection implements Connection {

        private final Semaphore room = new Semaphore(0);
        private final List<String> written = new CopyOnWriteArrayList<>();
        private final AtomicLong pings = new AtomicLong();
        private volatile boolean isClosed;
        private volatile int code;

        @Override
        public void events(byte[] frame) {
            room.acquireUninterruptibly();
            written.add(new String(frame, StandardCharsets.UTF_8));
        }

        @Override
        public void text(byte[] json) {
            events(json);
        }

        @Override
        public void ping() {
            room.acquireUninterruptibly();
            pings.incrementAndGet();
        }

        @Override
        public void close(int status, String reason) {
            code = status;
            isClosed = true;
        }
    }
}
