package dev.lookback.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An archive, an empty Elasticsearch and a platform API that loads history indexes from the one into the other. */
final class HistoryStage {

    private final Services services;
    private final int eventsOfInterval;
    private final List<String> settings;
    private final String kafka;
    private final URI elasticsearch;
    private final HistoryLoads loads;

    /** Returns when all of the intervals, which have as many events each, are archived. */
    HistoryStage(Services services, List<ArchiveLines> intervals, int eventsOfInterval) throws Exception {
        this.services = services;
        this.eventsOfInterval = eventsOfInterval;
        ArchivingWorker archive = ArchivingWorker.prepare(services, intervals);
        archive.archive().process().stop();
        kafka = archive.kafka();
        elasticsearch = services.startElasticsearch();
        settings = new ArrayList<>(archive.connections());
        settings.add("spring.elasticsearch.uris=" + elasticsearch);
        loads = new HistoryLoads(services.startApp("platform-api", "384m", settings), elasticsearch);
    }

    String kafka() {
        return kafka;
    }

    URI elasticsearch() {
        return elasticsearch;
    }

    HistoryLoads loads() {
        return loads;
    }

    AppProcess startIndexer() throws Exception {
        return startWorker("indexer", ArchivingWorker.ENVIRONMENT.name());
    }

    AppProcess startWorker(String role, String environment) throws Exception {
        List<String> all = new ArrayList<>(settings);
        all.add("lookback.workers.roles=" + role);
        all.add("lookback.environment=" + environment);
        return services.startApp("pipeline-workers", "384m", all);
    }

    /** Asks for the first so many intervals. */
    HistoryLoads.Load ask(int count) throws Exception {
        Instant end = ArchiveLines.START.plus(ArchiveLines.INTERVAL.multipliedBy(count));
        return loads.ask(ArchiveLines.START, end);
    }

    /** Until it is ready: seconds since it was asked for. */
    double awaitReady(HistoryLoads.Load load, int count) throws Exception {
        return load.secondsUntil(loads.awaitReady(load, count * eventsOfInterval));
    }

    /** Documents a second. */
    double rate(int count, double seconds) {
        return count * (double) eventsOfInterval / seconds;
    }
}
