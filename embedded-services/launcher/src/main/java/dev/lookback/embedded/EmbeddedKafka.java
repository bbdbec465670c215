package dev.lookback.embedded;

import java.nio.file.Path;

/** A real Kafka broker for a test, on free ports. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaSettings settings;
    private final RunningService service;

    private EmbeddedKafka(KafkaSettings settings) {
        this.settings = settings;
        service = ServiceRunner.chosen().kafka(settings);
    }

    /** Returns when it takes requests, with the data that the directory holds. */
    public static EmbeddedKafka start(Path directory) {
        return new EmbeddedKafka(new KafkaSettings(directory, FreePorts.next(), FreePorts.next()));
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
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
