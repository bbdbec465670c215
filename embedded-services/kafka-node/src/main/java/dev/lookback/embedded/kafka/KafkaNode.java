package dev.lookback.embedded.kafka;

import dev.lookback.embedded.node.Node;
import dev.lookback.embedded.node.NodeArguments;
import dev.lookback.embedded.node.NodeProcess;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.nio.file.Files;
import java.nio.file.Path;

/** Takes {@code directory}, {@code port} and {@code controller-port}. */
final class KafkaNode implements Node {
    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    public static void main(String[] commandLine) {
        NodeProcess.run(KafkaNode::start, commandLine);
    }

    private static KafkaNode start(NodeArguments arguments) throws Exception {
        Path log = arguments.path("directory").resolve("log");
        BrokerSettings settings = new BrokerSettings(log, arguments.port("port"), arguments.port("controller-port"));
        formatOnce(log);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
        server.startup();
        return new KafkaNode(server);
    }

    /** The cluster id is given at the first start; a directory formatted before keeps its own. */
    private static void formatOnce(Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(log);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .addDirectory(log.toString())
                .setMetadataLogDirectory(log.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(System.out)
                .run();
    }

    @Override
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }
}
