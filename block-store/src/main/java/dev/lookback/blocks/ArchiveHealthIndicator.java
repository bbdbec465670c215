package dev.lookback.blocks;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;

/** Whether the archive answers; in readiness groups it is {@code archive}. */
final class ArchiveHealthIndicator extends AbstractHealthIndicator {

    /** Whoever asks for health does not wait for the client's retries. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final S3Client client;
    private final String bucket;
    private final ArchiveKeys keys;

    ArchiveHealthIndicator(S3Client client, String bucket, ArchiveKeys keys) {
        super("the archive does not answer");
        this.client = client;
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        client.headObject(request -> request.bucket(bucket)
                .key(keys.marker())
                .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE)));
        builder.up().withDetail("bucket", bucket);
    }
}
