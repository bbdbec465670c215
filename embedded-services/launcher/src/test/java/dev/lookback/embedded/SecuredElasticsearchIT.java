package dev.lookback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

class SecuredElasticsearchIT {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("dev.lookback.embedded.ElasticsearchVersion#supported")
    void letsInNobodyButItsUserAndThatOneOnlyToWhatTheRoleNames(ElasticsearchVersion version) throws Exception {
        ElasticsearchUser user = new ElasticsearchUser("somebody", "p:ss wörd");
        ElasticsearchUser wrong = new ElasticsearchUser("somebody", "another");
        try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.startSecured(directory, version, user)) {
            assertThat(status(elasticsearch, "/_cluster/health", null)).isEqualTo(UNAUTHORIZED);
            assertThat(status(elasticsearch, "/_cluster/health", wrong)).isEqualTo(UNAUTHORIZED);
            assertThat(status(elasticsearch, "/_cluster/health", user)).isEqualTo(OK);
            assertThat(status(elasticsearch, "/recent-*/_search", user)).isEqualTo(OK);
            assertThat(status(elasticsearch, "/somebody-elses/_search", user)).isEqualTo(FORBIDDEN);
        }
    }

    private int status(EmbeddedElasticsearch elasticsearch, String path, @Nullable ElasticsearchUser user)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(elasticsearch.uri().resolve(path));
        if (user != null) {
            request.header("Authorization", user.basicAuthentication());
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
