package dev.lookback.harvester.nacl;

import dev.lookback.harvester.batch.BatchSender;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.topic.Environment;
import dev.lookback.process.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/**
 * Sends batches to a NaCl proxy, in their order, and keeps each until it is acknowledged. When a connection ends, or the
 * proxy says that Kafka is away, the next proxy gets everything that is not acknowledged, the same bytes in the same order.
 * What so arrives twice, readers drop by its event ids.
 */
final class NaclBatchSender implements BatchSender {

    private static final Logger log = LoggerFactory.getLogger(NaclBatchSender.class);

    private final List<HostPort> proxies;
    private final Outbox outbox;
    private final ReconnectPauses pauses;
    private final ProxyLink link;
    private final NaclSendMetrics metrics;
    private final Thread thread;

    NaclBatchSender(
            NaclProperties properties, Environment environment, Outbox outbox, ReconnectPauses pauses, Eyes eyes) {
        this.proxies = properties.proxies();
        this.outbox = outbox;
        this.pauses = pauses;
        this.metrics = eyes.metrics();
        this.link = new ProxyLink(properties, environment, outbox, eyes.state());
        metrics.show(outbox, eyes.state());
        this.thread = Thread.ofPlatform().name("nacl-send").daemon().start(this::connectAgainAndAgain);
    }

    /** What is seen of it from outside. */
    record Eyes(LinkState state, NaclSendMetrics metrics) {}

    private void connectAgainAndAgain() {
        try {
            for (int i = 0; !outbox.isClosed(); i++) {
                metrics.connects();
                boolean wasUseful = link.serve(proxies.get(i % proxies.size()));
                outbox.pause(pauses.next(wasUseful));
            }
        } catch (InterruptedException e) {
            log.debug("stopped while batches were sent");
        }
    }

    @Override
    public void send(Batch batch, Runnable acknowledged) {
        outbox.add(batch, metrics.timed(acknowledged));
    }

    @Override
    public void close(Duration limit) throws InterruptedException {
        outbox.awaitNone(limit);
        outbox.close();
        thread.interrupt();
        thread.join();
    }
}
