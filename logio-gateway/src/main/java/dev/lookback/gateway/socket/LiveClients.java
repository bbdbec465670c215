package dev.lookback.gateway.socket;

import dev.lookback.gateway.delivery.Client;
import dev.lookback.gateway.inputs.InputsBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The browsers that are connected: told the inputs once a second, asked for a sign of reading, and sent away at the end. */
final class LiveClients implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveClients.class);

    /** After the hub has stopped, before the web server does. */
    private static final int PHASE = DEFAULT_PHASE - 200;

    private static final int CHECKS_A_SILENCE = 4;
    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final SocketProperties.Clients limits;
    private final InputsBoard board;
    private final Map<String, LiveClient> clients = new ConcurrentHashMap<>();

    private volatile boolean isRunning;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    LiveClients(SocketProperties.Clients limits, InputsBoard board) {
        this.limits = limits;
        this.board = board;
    }

    /** Returns whether there was room for it. */
    synchronized boolean add(String id, LiveClient client) {
        if (clients.size() >= limits.max()) {
            return false;
        }
        clients.put(id, client);
        return true;
    }

    Optional<LiveClient> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    void remove(String id) {
        LiveClient client = clients.remove(id);
        if (client != null) {
            client.ended();
        }
    }

    /** Sends away those whose users may look no more. */
    void keepWhere(Predicate<String> userMay) {
        clients.values().stream()
                .filter(client -> client.user().filter(userMay.negate()).isPresent())
                .forEach(client -> client.client().finish(POLICY, "no longer a user of this environment"));
    }

    /** How many bytes may wait for one of them. */
    long queueShare() {
        return Math.min(limits.queueSize().toBytes(), limits.totalQueueSize().toBytes() / Math.max(1, clients.size()));
    }

    @Override
    public void start() {
        board.observe(this::inputs);
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-clients").factory());
        long check = limits.maxSilence().toMillis() / CHECKS_A_SILENCE;
        timer.scheduleAtFixedRate(this::tick, 1_000, 1_000, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(this::check, check, check, TimeUnit.MILLISECONDS);
        isRunning = true;
    }

    private void tick() {
        board.tick();
        clients.values().forEach(LiveClient::endThoseThatEnded);
    }

    private void inputs(byte[] json) {
        clients.values().forEach(client -> client.client().inputs(json));
    }

    private void check() {
        clients.values()
                .forEach(client -> client.client().check(limits.maxSilence().toNanos()));
    }

    /** What waits for them is written, to those who read. */
    @Override
    public void stop() {
        isRunning = false;
        timer.shutdownNow();
        clients.values().forEach(client -> client.client().finish(GOING_AWAY, "the gateway stops"));
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            for (LiveClient client : clients.values()) {
                Client leaving = client.client();
                if (!leaving.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    leaving.abort(GOING_AWAY, "the gateway stops");
                }
            }
        } catch (InterruptedException e) {
            log.debug("browsers were not waited for");
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    int size() {
        return clients.size();
    }

    long queued() {
        return clients.values().stream()
                .mapToLong(client -> client.client().queued())
                .sum();
    }
}
