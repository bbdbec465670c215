package dev.lookback.harvester.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How long Kafka takes to acknowledge. */
final class KafkaSendMetrics {

    private final MeterRegistry registry;
    private final Timer timer;

    KafkaSendMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.timer = Timer.builder("lookback.harvester.kafka.send")
                .description("from handing a batch to the producer until kafka has acknowledged it")
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void acknowledged(Timer.Sample sample) {
        sample.stop(timer);
    }
}
