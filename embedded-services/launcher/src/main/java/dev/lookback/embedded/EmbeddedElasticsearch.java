package dev.lookback.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A real Elasticsearch server for a test, on free ports. */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private final ElasticsearchSettings settings;
    private final RunningService service;

    private EmbeddedElasticsearch(ElasticsearchSettings settings) {
        this.settings = settings;
        service = ServiceRunner.chosen().elasticsearch(settings);
    }

    /** Returns when it takes requests and the indexes that the directory holds are recovered. */
    public static EmbeddedElasticsearch start(Path directory, ElasticsearchVersion version) {
        return new EmbeddedElasticsearch(
                new ElasticsearchSettings(directory, FreePorts.next(), FreePorts.next(), version));
    }

    /** With security on: only this user may come in, and may what Lookback needs. */
    public static EmbeddedElasticsearch startSecured(
            Path directory, ElasticsearchVersion version, ElasticsearchUser user) {
        return new EmbeddedElasticsearch(
                new ElasticsearchSettings(directory, FreePorts.next(), FreePorts.next(), version, Optional.of(user)));
    }

    public static EmbeddedElasticsearch start(Path directory) {
        return start(directory, ElasticsearchVersion.current());
    }

    public URI uri() {
        return settings.uri();
    }

    /** Who may use it; anybody when empty. */
    public Optional<ElasticsearchUser> user() {
        return settings.user();
    }

    public ElasticsearchVersion version() {
        return settings.version();
    }

    /** Nothing is flushed, nothing is said to anybody. */
    public void kill() {
        service.kill();
    }

    /** On the same ports and the same data, after a clean stop unless it was killed before. */
    public void restart() {
        service.restart();
    }

    /** Killed, and come back on the same ports with nothing of what it held. */
    public void restartEmpty() {
        service.restartEmpty();
    }

    /** Killed rather than stopped, which is quicker: nobody reads its data again. */
    void discard() {
        service.kill();
        service.close();
    }

    @Override
    public void close() {
        service.close();
    }
}
