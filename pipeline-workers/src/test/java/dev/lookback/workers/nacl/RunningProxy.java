package dev.lookback.workers.nacl;

import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/** The proxy on a free port, with an intake of the test's own. */
final class RunningProxy implements AutoCloseable {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore room = new Semaphore(16 * 1024 * 1024, true);
    private final Path authorized;
    private final KeyPair proxy;
    private final ProxyKeys keys;
    private final NaclListener listener;

    RunningProxy(Path directory, Duration handshakeLimit, BatchIntake intake) throws IOException {
        proxy = KeyFiles.writeNew(directory.resolve("proxy"));
        authorized = Files.writeString(directory.resolve("authorized_keys"), "");
        keys = new ProxyKeys(directory.resolve("proxy.key"), authorized);
        NaclProxyMetrics metrics = new NaclProxyMetrics(registry);
        Refusals refusals = new Refusals(metrics);
        listener = new NaclListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                2,
                new NaclDoor(keys, refusals, timer, handshakeLimit),
                refusals,
                new NaclConnection.House(key -> keys.authorized().client(key), intake, room, metrics));
        listener.start();
    }

    /** @param lines of the authorised keys, from now on */
    void authorize(String lines) throws IOException {
        Files.writeString(authorized, lines);
        if (keys.refresh()) {
            listener.closeUnauthorized();
        }
    }

    TestHarvester connect(KeyPair own) throws IOException {
        return new TestHarvester(listener.port(), own, proxy.publicKey());
    }

    int port() {
        return listener.port();
    }

    KeyPair proxy() {
        return proxy;
    }

    int connections() {
        return listener.connections();
    }

    int freeRoom() {
        return room.availablePermits();
    }

    double refused(Refusal refusal) {
        return registry.get("lookback.nacl.connections.refused")
                .tag("reason", refusal.tag())
                .counter()
                .count();
    }

    double inHand() {
        return registry.get("lookback.nacl.batches.in.hand").gauge().value();
    }

    static BatchIntake acknowledging(BiConsumer<BatchFrame, Answer> kept) {
        return (batch, answer) -> {
            Answer ack = new Answer.Ack(batch.id());
            kept.accept(batch, ack);
            answer.accept(ack);
        };
    }

    void stop() {
        listener.stop();
    }

    @Override
    public void close() {
        listener.stop();
        timer.shutdownNow();
    }
}
