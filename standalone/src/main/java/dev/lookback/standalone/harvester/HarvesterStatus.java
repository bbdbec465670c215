package dev.lookback.standalone.harvester;

import dev.lookback.standalone.instance.InstanceFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a running harvester twice, since its metrics are sums, and shows what it says. */
public final class HarvesterStatus {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String base;
    private final Duration between;
    private final PrintStream out;

    /**
     * @param port of its health and metrics
     * @param between the two times
     */
    public HarvesterStatus(int port, Duration between, PrintStream out) {
        this.base = "http://127.0.0.1:" + port;
        this.between = between;
        this.out = out;
    }

    /** Returns whether its health is up. */
    public boolean show(boolean asJson) throws InterruptedException {
        HarvesterReport report = look();
        if (asJson) {
            out.println(JSON.writeValueAsString(report));
        } else {
            ReportText.lines(report).forEach(out::println);
        }
        return report.state().equals("UP");
    }

    private HarvesterReport look() throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            Scrape before = Scrape.of(get(client, "/actuator/prometheus"));
            long begin = System.nanoTime();
            Thread.sleep(between);
            Scrape now = Scrape.of(get(client, "/actuator/prometheus"));
            Duration passed = Duration.ofNanos(System.nanoTime() - begin);
            return HarvesterReport.of(health(client), before, now, passed);
        }
    }

    private JsonNode health(HttpClient client) throws InterruptedException {
        String path = "/actuator/health";
        String body = get(client, path);
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new InstanceFailure(base + path + ": " + body + " (expected: JSON)", e);
        }
    }

    /** A health that is down is an answer, with status 503. */
    private String get(HttpClient client, String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_UNAVAILABLE) {
                throw new InstanceFailure(request.uri() + ": status " + status + " (expected: that of a harvester)");
            }
            return response.body();
        } catch (IOException e) {
            throw new InstanceFailure(
                    request.uri() + ": " + e + " (expected: an answer of the harvester, see ./lookback status)", e);
        }
    }
}
