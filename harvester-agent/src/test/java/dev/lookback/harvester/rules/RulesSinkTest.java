package dev.lookback.harvester.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.EventSinkContract;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.LastErrors;
import dev.lookback.harvester.event.SampleLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;

class RulesSinkTest extends EventSinkContract {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RulesMetrics metrics =
            new RulesMetrics(new HarvesterMetrics(registry), new LastErrors(Clock.systemUTC()), registry);
    private InMemorySink behind = new InMemorySink(200);

    @Override
    protected EventSink newSink() {
        behind = new InMemorySink(200);
        return sink("- drop:\n  when: service.name:cron\n", behind);
    }

    @Override
    protected List<String> deliverAll() {
        return behind.drain();
    }

    @Test
    void hasNoNeedOfRoomForWhatItDrops() {
        EventSink sink = sink("- drop:\n  when: host.name:web-2\n", new InMemorySink(0));

        assertThat(sink.offer(SampleLines.line("web-2", 0, "x"))).isTrue();
        assertThat(sink.offer(SampleLines.line("web-1", 0, "x"))).isFalse();
        assertThat(registry.get("lookback.harvester.events.dropped")
                        .tag("reason", "rule")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void handsOnWhatTheRulesHaveLeftAndCountsIt() {
        InMemorySink small = new InMemorySink(1);
        EventSink sink = sink("- redact: {pattern: secret}\n", small);

        sink.offer(SampleLines.line("web-1", 0, "a secret"));
        sink.offer(SampleLines.line("web-1", 0, "another secret"));

        assertThat(small.lines()).containsExactly(SampleLines.text("web-1", 0, "a [redacted]"));
        assertThat(registry.get("lookback.harvester.rules.changed").counter().count())
                .isOne();
    }

    private EventSink sink(String yaml, EventSink next) {
        RuleSet rules = SampleRules.of(yaml);
        return new RulesSink(next, () -> rules, metrics);
    }
}
