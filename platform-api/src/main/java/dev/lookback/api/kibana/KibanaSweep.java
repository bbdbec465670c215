package dev.lookback.api.kibana;

import dev.lookback.api.environment.Archive;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.RecentIndexName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Brings Kibana's data views to what there is. Several processes may sweep at once: whoever is second does it later. */
final class KibanaSweep {

    private static final Logger log = LoggerFactory.getLogger(KibanaSweep.class);

    private static final Duration ENVIRONMENTS_INTERVAL = Duration.ofMinutes(1);

    private final DataViews views;
    private final Archive archive;
    private final HistoryIndexes indexes;
    private final KibanaMetrics metrics;
    private final Clock clock;
    private final Map<String, Integer> refusals = new HashMap<>();
    private SortedSet<Environment> environments = new TreeSet<>();
    private Instant environmentsAt = Instant.MIN;
    private String failure = "";

    KibanaSweep(DataViews views, Archive archive, HistoryIndexes indexes, KibanaMetrics metrics, Clock clock) {
        this.views = views;
        this.archive = archive;
        this.indexes = indexes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The views before the indexes: an index is there before its view, so what is missing then has gone. */
    void sweep() {
        try {
            List<DataView> present = views.list();
            DataViewPlan plan = DataViewPlan.of(wanted(), present);
            plan.missing().forEach(view -> change(view, views::create, metrics::created));
            plan.gone().forEach(view -> change(view, views::delete, metrics::removed));
            failure = "";
        } catch (RuntimeException e) {
            failed(e.toString());
        }
    }

    private List<DataView> wanted() {
        return Stream.concat(
                        environments().stream().map(RecentIndexName::alias),
                        indexes.list().stream().map(HistoryIndex::name))
                .map(DataView::of)
                .toList();
    }

    /** An environment is new seldom, and to look for one is to list the archive. */
    private SortedSet<Environment> environments() {
        Instant now = clock.instant();
        if (!now.isBefore(environmentsAt.plus(ENVIRONMENTS_INTERVAL))) {
            environments = archive.environments();
            environmentsAt = now;
        }
        return environments;
    }

    /** One that is refused does not keep the others waiting. */
    private void change(DataView view, Consumer<DataView> change, Runnable count) {
        try {
            change.accept(view);
            count.run();
            refusals.remove(view.id());
        } catch (KibanaException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            refused(view, e);
        }
    }

    /** Once, another process may just have been faster; what is refused twice stays so, and is said once. */
    private void refused(DataView view, KibanaException e) {
        metrics.failed();
        if (refusals.merge(view.id(), 1, Integer::sum) == 2) {
            log.warn("data view {}: {}, trying again", view.id(), e.getMessage());
        } else {
            log.debug("data view {}: {}", view.id(), e.getMessage());
        }
    }

    /** The first failure of a kind warns, the rest are debug: a Kibana that is away fails at every sweep. */
    private void failed(String next) {
        metrics.failed();
        if (next.equals(failure)) {
            log.debug("data views: {}", next);
        } else {
            log.warn("data views cannot be looked after now, trying again: {}", next);
        }
        failure = next;
    }
}
