package dev.lookback.api.status;

import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Backlogs as gauges. What is not known is not shown: an old number would look like a good one. */
final class BacklogMetrics {

    private final MultiGauge lag;
    private final MultiGauge members;
    private final MultiGauge closedAge;
    private final MultiGauge offsets;
    private volatile Map<Environment, Backlog> known = Map.of();

    BacklogMetrics(MeterRegistry registry) {
        this.lag = MultiGauge.builder("lookback.consumer.lag")
                .description(
                        "records that a role has not settled; a compressor settles an interval when it is archived")
                .register(registry);
        this.members = MultiGauge.builder("lookback.consumer.members")
                .description("consumers of a role that kafka knows")
                .register(registry);
        this.closedAge = MultiGauge.builder("lookback.archive.closed.age")
                .description("since the end of the last interval that every compressor has closed")
                .baseUnit("seconds")
                .register(registry);
        this.offsets = MultiGauge.builder("lookback.topic.offsets")
                .description("records that a topic has ever taken: the sum of its partitions' ends")
                .register(registry);
    }

    /** Gauges that were there stay the same: one that was made anew each time would be missed by a scrape now and then. */
    void show(List<Backlog> backlogs) {
        known = backlogs.stream().collect(Collectors.toUnmodifiableMap(Backlog::environment, Function.identity()));
        register(lag, backlogs, backlog -> roles(backlog, EnvironmentStatus.Consumer::lag));
        register(
                members,
                backlogs,
                backlog -> roles(backlog, consumer -> consumer.members().size()));
        register(
                closedAge,
                backlogs,
                backlog -> backlog.closedAge().stream().map(_ -> row(backlog, Tags.empty(), BacklogMetrics::seconds)));
        register(
                offsets,
                backlogs,
                backlog -> Stream.of(
                        row(backlog, Tags.of("topic", "harvest"), Backlog::harvested),
                        row(backlog, Tags.of("topic", "dead-letters"), Backlog::deadLetters)));
    }

    private static void register(MultiGauge gauge, List<Backlog> backlogs, Function<Backlog, Stream<Row<?>>> rows) {
        gauge.register(backlogs.stream().flatMap(rows).collect(Collectors.<Row<?>>toList()), false);
    }

    private Stream<Row<?>> roles(Backlog backlog, ToDoubleFunction<EnvironmentStatus.Consumer> value) {
        return backlog.consumers().stream()
                .map(EnvironmentStatus.Consumer::role)
                .map(role -> row(backlog, Tags.of("role", role), now -> value.applyAsDouble(now.consumer(role))));
    }

    private Row<?> row(Backlog backlog, Tags tags, ToDoubleFunction<Backlog> value) {
        Environment environment = backlog.environment();
        return Row.of(tags.and("environment", environment.name()), this, shown -> shown.value(environment, value));
    }

    private double value(Environment environment, ToDoubleFunction<Backlog> value) {
        Backlog backlog = known.get(environment);
        return backlog == null ? Double.NaN : value.applyAsDouble(backlog);
    }

    private static double seconds(Backlog backlog) {
        return backlog.closedAge().map(age -> age.toMillis() / 1e3).orElse(Double.NaN);
    }
}
