package dev.lookback.harvester.nacl;

import dev.lookback.model.topic.Environment;
import dev.lookback.process.HostPort;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Senders as the configuration makes them, with what a test looks at. */
record Senders(Path directory, Outbox outbox, LinkState state) {

    static Senders in(Path directory) {
        return new Senders(directory, new Outbox(64, Duration.ofMillis(500), System::nanoTime), new LinkState());
    }

    /** With the keys {@code web-1.key} and {@code proxy.pub} of the directory. */
    NaclBatchSender to(HostPort... proxies) {
        NaclProperties properties =
                new NaclProperties(List.of(proxies), directory.resolve("proxy.pub"), directory.resolve("web-1.key"));
        return new NaclBatchSender(
                properties,
                new Environment("prod"),
                outbox,
                new ReconnectPauses(proxies.length, new Random(1)),
                new NaclBatchSender.Eyes(state, new NaclSendMetrics(new SimpleMeterRegistry())));
    }
}
