package dev.lookback.harvester.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.concurrent.atomic.AtomicLong;

/** How long Kafka takes to acknowledge, and how far its clock and this one's are apart. */
final class KafkaSendMetrics {

    private final MeterRegistry registry;
    private final Timer timer;
    private final AtomicLong skewMillis = new AtomicLong();

    KafkaSendMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.timer = Timer.builder("lookback.harvester.kafka.send")
                .description("from handing a batch to the producer until kafka has acknowledged it")
                .register(registry);
        Gauge.builder("lookback.harvester.clock.skew", skewMillis, millis -> millis.get() / 1e3)
                .description("how far this clock is ahead of kafka's, at least, by the last batch; below zero: behind")
                .baseUnit("seconds")
                .register(registry);
    }

    /** By this clock, in milliseconds since the epoch. */
    long now() {
        return registry.config().clock().wallTime();
    }

    /**
     * Compares clocks: Kafka took the batch between its sending and now. What is outside of that is skew for certain.
     *
     * @param sent by this clock
     * @param appended by Kafka's; below zero where it is not told
     */
    void appended(long sent, long appended) {
        if (appended >= 0) {
            skewMillis.set(Math.max(0, sent - appended) - Math.max(0, appended - now()));
        }
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void acknowledged(Timer.Sample sample) {
        sample.stop(timer);
    }
}
