package dev.lookback.embedded;

import java.nio.file.Path;

/** A real Kafka broker for a test, on free ports. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaSettings settings;
    private final RunningNode node;

    private EmbeddedKafka(KafkaSettings settings) {
        this.settings = settings;
        node = RunningNode.start(settings.command(EmbeddedHome.located()));
    }

    /** Returns when it takes requests, with the data that the directory holds. */
    public static EmbeddedKafka start(Path directory) {
        return new EmbeddedKafka(new KafkaSettings(directory, FreePorts.next(), FreePorts.next()));
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
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
