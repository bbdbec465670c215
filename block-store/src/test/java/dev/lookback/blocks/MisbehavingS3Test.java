package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Whatever a server does, a call ends: with an {@link IOException}, and before long. */
class MisbehavingS3Test {

    /** Of a busy machine; the calls themselves take a second or two. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final S3Bucket.Patience SHORT = new S3Bucket.Patience(Duration.ofMillis(100), 100_000_000);
    private static final int MORE_THAN_ANY_BUFFER = 32 * 1024 * 1024;

    @ParameterizedTest
    @EnumSource(MisbehavingServer.Manner.class)
    void everyCallEnds(MisbehavingServer.Manner manner) throws IOException {
        try (MisbehavingServer server = MisbehavingServer.start(manner);
                S3Client client = client(server.endpoint()).build()) {
            assertEveryCallFails(client);
        }
    }

    /** Apache's connection pool throws it to a call whose time is over before it has a connection. */
    @Test
    void everyCallEndsThatIsCancelledBeforeItHasAConnection() {
        try (S3Client client = client(URI.create("http://127.0.0.1:1"))
                .httpClient(new FailingHttpClient(CancellationException::new))
                .build()) {
            assertEveryCallFails(client);
        }
    }

    private static void assertEveryCallFails(S3Client client) {
        S3Bucket bucket = new S3Bucket(client, "bucket", SHORT, new ArchiveMetrics(new SimpleMeterRegistry()));
        RequestBody large = RequestBody.fromBytes(new byte[MORE_THAN_ANY_BUFFER]);

        assertFails(() -> bucket.put("key", "text/plain", RequestBody.fromString("small")));
        assertFails(() -> bucket.put("key", "text/plain", large));
        assertFails(() -> bucket.putIfAbsent("key", "text/plain", new byte[1]));
        assertFails(() -> bucket.bytes("key"));
        assertFails(() -> bucket.open("key"));
        assertFails(() -> bucket.delete("key"));
        assertFails(() -> bucket.list(
                "", () -> bucket.pages(request -> {}).contents().stream().count()));
    }

    private static void assertFails(Executable call) {
        assertTimeoutPreemptively(LIMIT, () -> assertThatThrownBy(call::execute).isInstanceOf(IOException.class));
    }

    private static S3ClientBuilder client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }
}
