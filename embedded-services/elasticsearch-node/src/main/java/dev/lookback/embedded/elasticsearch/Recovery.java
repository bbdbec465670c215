package dev.lookback.embedded.elasticsearch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** After a restart the server answers before its indexes are recovered: a search then fails, a count is too low. */
final class Recovery {
    private static final int LIMIT_SECONDS = 30;

    private Recovery() {}

    /** HTTP's header of this name; empty where nobody has to say who he is. */
    static Optional<String> authorization(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("ELASTICSEARCH_USER"))
                .map(user -> user + ':' + environment.getOrDefault("ELASTICSEARCH_PASSWORD", ""))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Past the limit the node is as ready as it gets: an index that stays red is its reader's business. */
    static void await(int port, Optional<String> authorization) throws IOException {
        URI health = URI.create("http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow&timeout="
                + LIMIT_SECONDS + "s&filter_path=status");
        HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
        authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
        try {
            connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
