package dev.lookback.embedded.elasticsearch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** After a restart the server answers before its indexes are recovered: a search then fails, a count is too low. */
final class Recovery {
    private static final int LIMIT_SECONDS = 30;

    private Recovery() {}

    /** Past the limit the node is as ready as it gets: an index that stays red is its reader's business. */
    static void await(int port) throws IOException {
        URI health = URI.create("http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow&timeout="
                + LIMIT_SECONDS + "s&filter_path=status");
        HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
        try {
            connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
