package dev.lookback.embedded;

import java.nio.file.Path;
import java.util.Map;

/** A Kafka node: both ports stay the same over restarts, and with them the cluster's own idea of where it is. */
public record KafkaSettings(Path directory, int port, int controllerPort) {

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public NodeCommand command(EmbeddedHome home) {
        return new NodeJvm("kafka", directory)
                .flags("-Xmx256m", "-XX:+UseSerialGC")
                .argument("port", port)
                .argument("controller-port", controllerPort)
                .command(home.classPath("kafka-node"), "dev.lookback.embedded.kafka.KafkaNode", Map.of());
    }
}
