package dev.lookback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class SharedServicesIT {
    @Test
    void startsANodeOnce() throws IOException, InterruptedException {
        EmbeddedS3 first = SharedServices.s3();

        assertThat(SharedServices.s3()).isSameAs(first);
        assertThat(statusOf(first.endpoint())).isEqualTo(403);
    }

    private static int statusOf(URI endpoint) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(endpoint).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
