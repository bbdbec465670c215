package dev.lookback.embedded;

import java.net.URI;
import java.nio.file.Path;

/** A real Elasticsearch server for a test, on free ports. */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private final ElasticsearchSettings settings;
    private final RunningNode node;

    private EmbeddedElasticsearch(ElasticsearchSettings settings) {
        this.settings = settings;
        node = RunningNode.start(settings.command(EmbeddedHome.located()));
    }

    /** Returns when it takes requests and the indexes that the directory holds are recovered. */
    public static EmbeddedElasticsearch start(Path directory, ElasticsearchVersion version) {
        return new EmbeddedElasticsearch(
                new ElasticsearchSettings(directory, FreePorts.next(), FreePorts.next(), version));
    }

    public static EmbeddedElasticsearch start(Path directory) {
        return start(directory, ElasticsearchVersion.current());
    }

    public URI uri() {
        return settings.uri();
    }

    public ElasticsearchVersion version() {
        return settings.version();
    }

    /** SIGKILL: nothing is flushed, nothing is said to anybody. */
    public void kill() {
        node.kill();
    }

    /** On the same ports and the same data, after a clean stop unless it was killed before. */
    public void restart() {
        node.restart();
    }

    @Override
    public void close() {
        node.close();
    }
}
