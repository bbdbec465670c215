package dev.lookback.api.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.api.problem.ServiceUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class ProgressStreamsTest {

    private static final Duration SOON = Duration.ofMillis(2);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final int MAX_CLIENTS = 20;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Optional<Snapshot> current = Optional.of(loading(1));
    private volatile boolean isAway;
    private ProgressStreams streams = streams(SOON, NEVER);

    @AfterEach
    void nothingIsLeftBehind() {
        streams.stop();
        threads.close();
        assertThat(registry.get("lookback.progress.clients").gauge().value()).isZero();
    }

    @Test
    void aClientIsToldEveryChangeUntilItIsFinal() throws Exception {
        RecordedClient client = new RecordedClient();
        Future<?> stream = watch(client, null);
        await().until(() -> client.told.equals(List.of("loading 1")));

        current = Optional.of(loading(2));
        await().until(() -> client.told.equals(List.of("loading 1", "loading 2")));
        current = Optional.of(ready(3));

        stream.get(30, TimeUnit.SECONDS);
        assertThat(client.told).containsExactly("loading 1", "loading 2", "ready 3");
        assertThat(client.heartbeats).hasValue(0);
    }

    @Test
    void whoComesBackIsNotToldAgainWhatItHasSeen() throws Exception {
        RecordedClient client = new RecordedClient();
        Future<?> stream = watch(client, "1");
        await().until(() -> client.heartbeats.get() == 1);

        current = Optional.of(ready(2));

        stream.get(30, TimeUnit.SECONDS);
        assertThat(client.told).containsExactly("ready 2");
    }

    @Test
    void whoHasMissedAChangeIsToldAtOnce() throws Exception {
        current = Optional.of(ready(9));
        RecordedClient client = new RecordedClient();

        watch(client, "1").get(30, TimeUnit.SECONDS);

        assertThat(client.told).containsExactly("ready 9");
    }

    @Test
    void whoComesBackAfterTheEndIsToldThatThereIsNothingMore() throws Exception {
        current = Optional.of(ready(9));
        RecordedClient client = new RecordedClient();

        watch(client, "9").get(30, TimeUnit.SECONDS);

        assertThat(client.isToldThatThereIsNothingMore).isTrue();
        assertThat(client.told).isEmpty();
    }

    @Test
    void aClientThatIsToldNothingHearsHeartbeats() {
        streams = streams(SOON, SOON);
        RecordedClient client = new RecordedClient();

        watch(client, null);

        await().until(() -> client.heartbeats.get() > 3);
        assertThat(client.told).containsExactly("loading 1");
    }

    @Test
    void manyClientsShareOneLook() {
        streams = streams(NEVER, NEVER);
        List<RecordedClient> clients = new ArrayList<>();
        for (int number = 0; number < MAX_CLIENTS; number++) {
            RecordedClient client = new RecordedClient();
            clients.add(client);
            watch(client, null);
        }

        await().untilAsserted(() ->
                assertThat(clients).allSatisfy(client -> assertThat(client.told).containsExactly("loading 1")));
        assertThat(looks).hasValue(1);
    }

    @Test
    void aClientThatGoesAwayEndsAndIsLookedForNoMore() throws Exception {
        RecordedClient quiet = new RecordedClient();
        Future<?> first = watch(quiet, null);
        await().until(() -> quiet.told.size() == 1);
        quiet.isGone = true;
        first.get(30, TimeUnit.SECONDS);

        RecordedClient broken = new RecordedClient();
        broken.isBroken = true;
        watch(broken, null).get(30, TimeUnit.SECONDS);

        assertThat(registry.get("lookback.progress.clients").gauge().value()).isZero();
        assertThat(registry.get("lookback.progress.clients.gone").counter().count())
                .isEqualTo(1);
    }

    @Test
    void whileThereIsNoAnswerTheStreamGoesOn() throws Exception {
        RecordedClient client = new RecordedClient();
        Future<?> stream = watch(client, null);
        await().until(() -> client.told.size() == 1);
        isAway = true;
        int before = looks.get();
        await().until(() -> looks.get() > before + 2);

        current = Optional.of(ready(2));
        isAway = false;

        stream.get(30, TimeUnit.SECONDS);
        assertThat(client.told).containsExactly("loading 1", "ready 2");
    }

    @Test
    void aFailureBeforeTheFirstAnswerIsTheCallers() {
        isAway = true;

        assertThatThrownBy(() -> streams.send("a", this::look, new RecordedClient(), null))
                .hasMessage("away");
    }

    @Test
    void whatIsLostEndsTheStream() throws Exception {
        RecordedClient client = new RecordedClient();
        Future<?> stream = watch(client, null);
        await().until(() -> client.told.size() == 1);

        current = Optional.empty();

        stream.get(30, TimeUnit.SECONDS);
        assertThat(client.told).hasSize(1);
    }

    @Test
    void oneMoreThanMayBeIsRefusedUntilAnotherEnds() throws Exception {
        List<Future<?>> running = new ArrayList<>();
        RecordedClient first = new RecordedClient();
        running.add(watch(first, null));
        for (int number = 1; number < MAX_CLIENTS; number++) {
            running.add(watch(new RecordedClient(), null));
        }
        await().until(() -> registry.get("lookback.progress.clients").gauge().value() == MAX_CLIENTS);

        assertThatThrownBy(() -> streams.send("b", this::look, new RecordedClient(), null))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("lookback.progress.max-clients: 20");
        first.isGone = true;
        running.getFirst().get(30, TimeUnit.SECONDS);

        RecordedClient next = new RecordedClient();
        watch(next, null);
        await().until(() -> next.told.size() == 1);
    }

    @Test
    void aStopEndsEveryStreamAtOnce() throws Exception {
        streams = streams(NEVER, NEVER);
        RecordedClient client = new RecordedClient();
        Future<?> stream = watch(client, null);
        await().until(() -> client.told.size() == 1);

        streams.stop();

        stream.get(30, TimeUnit.SECONDS);
    }

    private ProgressStreams streams(Duration interval, Duration heartbeat) {
        return new ProgressStreams(
                new ProgressProperties(interval, heartbeat, MAX_CLIENTS), new ProgressMetrics(registry));
    }

    private Future<?> watch(RecordedClient client, @Nullable String lastSeen) {
        ProgressStreams watched = streams;
        return threads.submit((Callable<@Nullable Void>) () -> {
            watched.send("a", this::look, client, lastSeen);
            return null;
        });
    }

    private Optional<Snapshot> look() {
        looks.incrementAndGet();
        if (isAway) {
            throw new IllegalStateException("away");
        }
        return current;
    }

    private static Snapshot loading(int number) {
        return new Snapshot(Integer.toString(number), "loading " + number, false);
    }

    private static Snapshot ready(int number) {
        return new Snapshot(Integer.toString(number), "ready " + number, true);
    }
}
