package dev.lookback.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built nodes below a checkout of Lookback.
 *
 * @param root the repository's root, where {@code embedded-services} lies
 */
public record EmbeddedHome(Path root) {
    /** The system property that names the root; the build sets it for integration tests. */
    public static final String ROOT_PROPERTY = "lookback.root";

    public EmbeddedHome {
        root = root.toAbsolutePath().normalize();
    }

    public static EmbeddedHome located() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new IllegalStateException(
                    "system property " + ROOT_PROPERTY + ": absent (expected: the repository's root)");
        }
        return new EmbeddedHome(Path.of(root));
    }

    /** The class path of a node's JVM. */
    String classPath(String node) {
        return built(node, Path.of("lib")).resolve("*").toString();
    }

    Path elasticsearch(ElasticsearchVersion version) {
        return built("elasticsearch-node", Path.of("distribution", "elasticsearch-" + version.number()));
    }

    /** The role that operators are told to make for Lookback. */
    Path elasticsearchRoles() {
        return root.resolve(Path.of("docs", "elasticsearch", "roles.yml"));
    }

    private Path built(String node, Path output) {
        Path built = root.resolve(Path.of("embedded-services", node, "target")).resolve(output);
        if (!Files.isDirectory(built)) {
            throw new IllegalStateException(built + ": absent (expected: made by mvn package, for the previous"
                    + " Elasticsearch by mvn verify, in embedded-services/" + node + ")");
        }
        return built;
    }
}
