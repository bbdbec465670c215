package dev.lookback.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An Elasticsearch node. A directory that a newer version has written is refused by an older one.
 *
 * @param user who alone may use it; anybody when empty
 */
public record ElasticsearchSettings(
        Path directory, int port, int transportPort, ElasticsearchVersion version, Optional<ElasticsearchUser> user) {

    /** A server for anybody. */
    public ElasticsearchSettings(Path directory, int port, int transportPort, ElasticsearchVersion version) {
        this(directory, port, transportPort, version, Optional.empty());
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public NodeCommand command(EmbeddedHome home) {
        Path server = home.elasticsearch(version);
        return new NodeJvm("elasticsearch", directory)
                .flags("-Xmx512m", "--module-path", server.resolve("lib").toString())
                .flags("--add-modules", "ALL-MODULE-PATH,jdk.incubator.vector")
                .flags("--enable-native-access=org.apache.lucene.core," + version.nativeModule())
                .flags("-Des.path.home=" + server, "-Djava.library.path=" + nativeLibraries(server))
                .flags("-Dio.netty.noUnsafe=true", "-Dio.netty.noKeySetOptimization=true")
                .flags("-Dlog4j.shutdownHookEnabled=false", "-Dlog4j2.disable.jmx=true")
                .argument("home", server)
                .argument("port", port)
                .argument("transport-port", transportPort)
                .command(
                        home.classPath("elasticsearch-node"),
                        "dev.lookback.embedded.elasticsearch.ElasticsearchNode",
                        credentials());
    }

    /** To be in place before the node starts. */
    void writeRealm() throws IOException {
        if (user.isPresent()) {
            Path configuration = Files.createDirectories(directory.resolve("config"));
            for (Map.Entry<String, String> file : user.get().realm().entrySet()) {
                Files.writeString(configuration.resolve(file.getKey()), file.getValue());
            }
        }
    }

    private Map<String, String> credentials() {
        return user.map(known -> Map.of("ELASTICSEARCH_USER", known.name(), "ELASTICSEARCH_PASSWORD", known.password()))
                .orElseGet(Map::of);
    }

    /** Named by Elastic as {@code linux-x64}, {@code linux-aarch64}, {@code darwin-x64}... */
    private static Path nativeLibraries(Path server) {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("amd64") ? "x64" : System.getProperty("os.arch");
        return server.resolve("lib").resolve("platform").resolve(system + "-" + processor);
    }
}
