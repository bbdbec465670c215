package dev.lookback.helm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/**
 * The REST interface.
 *
 * @param address its service's
 */
record PlatformApi(URI address, String environment) {

    /** Asks for a history index, and returns its name. */
    String load(Instant start, Instant end) throws IOException {
        String request = """
                {"environment":"%s","start":"%s","end":"%s"}""".formatted(environment, start, end);
        return json(Http.post(address.resolve("history-indexes"), "application/json", request))
                .text("index");
    }

    Manifest history(String index) throws IOException {
        return json(Http.get(historyAddress(index)));
    }

    URI historyAddress(String index) {
        return address.resolve("history-indexes/" + index);
    }

    /** Of all events of the archive, in their order. */
    List<String> archived(Instant start, Instant end) throws IOException {
        return okay(Http.get(range("events", start, end)))
                .lines()
                .map(line -> Manifest.ofJson(line).text("message"))
                .toList();
    }

    /** What is damaged or missing in the archive. */
    Manifest verify(Instant start, Instant end) throws IOException {
        return json(Http.get(range("verify", start, end)));
    }

    private URI range(String call, Instant start, Instant end) {
        return address.resolve("environments/" + environment + "/" + call + "?start=" + start + "&end=" + end);
    }

    private static Manifest json(HttpResponse<String> answer) {
        return Manifest.ofJson(okay(answer));
    }

    private static String okay(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer.body();
    }
}
