package dev.lookback.standalone.processes;

import dev.lookback.standalone.supervise.Readiness;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Spring Boot's readiness group: it answers 200 when the process and the services it needs are there. */
record HttpReadiness(int port) implements Readiness {
    private static final int LIMIT_MILLISECONDS = 2_000;

    @Override
    public boolean isReady(ProcessHandle process) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                            .toURL()
                            .openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(LIMIT_MILLISECONDS);
            connection.setReadTimeout(LIMIT_MILLISECONDS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
