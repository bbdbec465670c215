package dev.lookback.embedded.elasticsearch;

import org.elasticsearch.common.settings.Settings;

import java.nio.file.Path;

/**
 * The settings of a cluster of one, on loopback.
 *
 * @param isSecured whether only the users of the file realm may come in
 */
record NodeSettings(Path home, Path directory, int port, int transportPort, boolean isSecured) {
    static final String NODE_NAME = "lookback";

    Settings settings() {
        Settings.Builder settings = unsecured();
        if (isSecured) {
            // Without the module these settings would be unknown, and the node would not start.
            settings.put("xpack.security.enabled", true)
                    .put("xpack.security.authc.password_hashing.algorithm", "pbkdf2")
                    .put("xpack.security.http.ssl.enabled", false)
                    .put("xpack.security.transport.ssl.enabled", false)
                    .put("xpack.license.self_generated.type", "basic");
        }
        return settings.build();
    }

    private Settings.Builder unsecured() {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", directory.resolve("data").toString())
                .put("path.logs", directory.resolve("logs").toString())
                .put("cluster.name", "lookback")
                .put("node.name", NODE_NAME)
                .put("discovery.type", "single-node")
                .put("http.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.host", "127.0.0.1")
                .put("transport.port", transportPort)
                // It shares its disk with all else on the machine: a percentage of that says nothing about us.
                .put("cluster.routing.allocation.disk.threshold_enabled", false);
    }
}
