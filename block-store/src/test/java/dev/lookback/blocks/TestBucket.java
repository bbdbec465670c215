package dev.lookback.blocks;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.util.UUID;

/** A bucket of its own on the real S3 server that the tests share. */
final class TestBucket {

    private TestBucket() {}

    static S3Bucket make() {
        String name = "archive-" + UUID.randomUUID();
        SharedServices.s3().withBucket(name);
        return of(name);
    }

    static S3Bucket of(String name) {
        return of(SharedServices.s3().endpoint(), name, S3Bucket.Patience.STANDARD);
    }

    /** On a server that need not be one. */
    static S3Bucket of(URI endpoint, String name, S3Bucket.Patience patience) {
        return new S3Bucket(client(endpoint), name, patience, new ArchiveMetrics(new SimpleMeterRegistry()));
    }

    private static S3Client client(URI endpoint) {
        EmbeddedS3 server = SharedServices.s3();
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build();
    }
}
