package dev.lookback.harvester.kafka;

import dev.lookback.process.StartRefusedException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Nothing is sent before the topic is seen to be right. At the start it is looked at once: a wrong one ends the process. A
 * Kafka that is away does not: events are taken in meanwhile, and whoever wants to send waits here.
 */
final class TopicWatch implements SmartLifecycle, Readiness {

    private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HarvestTopic topic;
    private final CountDownLatch ready = new CountDownLatch(1);

    private volatile boolean isRunning;
    private String lastProblem = "";

    TopicWatch(HarvestTopic topic) {
        this.topic = topic;
    }

    @Override
    public void start() {
        try {
            topic.ensure();
            ready.countDown();
        } catch (KafkaException e) {
            tell(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isRunning = true;
    }

    boolean isReady() {
        return ready.getCount() == 0;
    }

    @Override
    public void awaitReady() throws InterruptedException {
        while (!isReady()) {
            try {
                topic.ensure();
                ready.countDown();
                log.info("kafka at {} is there, {} is ready", topic.bootstrapServers(), topic.name());
            } catch (KafkaException | StartRefusedException e) {
                tell(e);
                Thread.sleep(PAUSE);
            }
        }
    }

    private void tell(RuntimeException problem) {
        String text = String.valueOf(problem.getMessage());
        if (!text.equals(lastProblem)) {
            lastProblem = text;
            log.warn("kafka at {} does not take events yet, they are held back: {}", topic.bootstrapServers(), text);
        }
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Before the first batch is delivered. */
    @Override
    public int getPhase() {
        return -1;
    }
}
