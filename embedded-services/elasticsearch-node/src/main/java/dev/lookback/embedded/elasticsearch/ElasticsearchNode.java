package dev.lookback.embedded.elasticsearch;

import dev.lookback.embedded.node.Node;
import dev.lookback.embedded.node.NodeArguments;
import dev.lookback.embedded.node.NodeProcess;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.plugins.PluginsLoader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes {@code home} (the unpacked distribution), {@code directory}, {@code port} and {@code transport-port}; from the
 * environment, if its directory's {@code config} names users, one of them to ask the node with whether it is ready.
 */
final class ElasticsearchNode implements Node {
    private static final String LOGGING = "log4j2.properties";

    private final org.elasticsearch.node.Node node;

    private ElasticsearchNode(org.elasticsearch.node.Node node) {
        this.node = node;
    }

    public static void main(String[] commandLine) {
        // Before any class of the server has a logger.
        LogConfigurator.configureESLogging();
        NodeProcess.run(ElasticsearchNode::start, commandLine);
    }

    private static ElasticsearchNode start(NodeArguments arguments) throws Exception {
        Path directory = arguments.path("directory");
        Path configuration = directory.resolve("config");
        copyLogging(configuration);
        Optional<String> authorization = Recovery.authorization(System.getenv());
        NodeSettings settings = new NodeSettings(
                arguments.path("home"),
                directory,
                arguments.port("port"),
                arguments.port("transport-port"),
                authorization.isPresent());
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings.settings(), Map.of(), configuration, () -> NodeSettings.NODE_NAME);
        LogConfigurator.configure(environment, true);
        var modules = ServerModules.load(environment.modulesDir(), settings.isSecured());
        var node = new org.elasticsearch.node.Node(
                environment, PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of()));
        node.start();
        Recovery.await(settings.port(), authorization);
        return new ElasticsearchNode(node);
    }

    /** At every start, so that a newer version of ours counts. */
    private static void copyLogging(Path configuration) throws IOException {
        Files.createDirectories(configuration);
        try (InputStream logging = Objects.requireNonNull(ElasticsearchNode.class.getResourceAsStream(LOGGING))) {
            Files.copy(logging, configuration.resolve(LOGGING), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void stop() throws IOException {
        node.prepareForClose();
        node.close();
    }
}
