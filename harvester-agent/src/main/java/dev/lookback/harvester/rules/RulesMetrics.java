package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.LastErrors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/** What rules did. */
final class RulesMetrics implements RuleSet.Trouble {

    private static final Logger log = LoggerFactory.getLogger(RulesMetrics.class);

    private final HarvesterMetrics books;
    private final LastErrors errors;
    private final Counter changed;
    private final Counter failures;
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    RulesMetrics(HarvesterMetrics books, LastErrors errors, MeterRegistry registry) {
        this.books = books;
        this.errors = errors;
        this.changed = Counter.builder("lookback.harvester.rules.changed")
                .description("events that were taken in with something changed by rules")
                .register(registry);
        this.failures = Counter.builder("lookback.harvester.rules.failures")
                .description("times that a rule could not do at an event what it says")
                .register(registry);
    }

    void dropped() {
        books.dropped(HarvesterMetrics.DropReason.RULE, 1);
    }

    void changed() {
        changed.increment();
    }

    @Override
    public void at(Rule rule, String problem) {
        failures.increment();
        if (hasFailed.compareAndSet(false, true)) {
            log.warn("a rule fails, further failures are counted: {}: {}", rule, problem);
        } else {
            errors.say("rules", rule + ": " + problem);
        }
    }
}
