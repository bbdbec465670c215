package dev.lookback.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.nio.file.Path;

class EmbeddedS3IT {
    private static final String BUCKET = "kept";

    @TempDir
    Path directory;

    @Test
    void keepsObjectsOverKillAndRestart() {
        try (EmbeddedS3 s3 = EmbeddedS3.start(directory).withBucket(BUCKET);
                S3Client client = client(s3, s3.secretKey())) {
            client.putObject(put -> put.bucket(BUCKET).key("prod/3k9xd/part"), RequestBody.fromString("block"));

            s3.kill();
            s3.restart();

            assertThat(read(client)).isEqualTo("block");
            s3.restart();
            assertThat(read(client)).isEqualTo("block");
            assertThat(client.listObjectsV2(list -> list.bucket(BUCKET).prefix("prod/"))
                            .contents())
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.key()).isEqualTo("prod/3k9xd/part"));
        }
    }

    @Test
    void hasNothingLeftWhenItIsStartedEmpty() {
        try (EmbeddedS3 s3 = EmbeddedS3.start(directory).withBucket(BUCKET);
                S3Client client = client(s3, s3.secretKey())) {
            client.putObject(put -> put.bucket(BUCKET).key("prod/3k9xd/part"), RequestBody.fromString("block"));

            s3.restartEmpty();

            assertThatThrownBy(() -> read(client)).isInstanceOf(NoSuchBucketException.class);
            s3.withBucket(BUCKET).withBucket(BUCKET);
            assertThat(client.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                    .isEmpty();
        }
    }

    @Test
    void refusesAWrongSecretKey() {
        try (EmbeddedS3 s3 = EmbeddedS3.start(directory).withBucket(BUCKET);
                S3Client client = client(s3, "a wrong key")) {
            assertThatThrownBy(() -> client.listObjectsV2(list -> list.bucket(BUCKET)))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    private static String read(S3Client client) {
        return client.getObjectAsBytes(get -> get.bucket(BUCKET).key("prod/3k9xd/part"))
                .asUtf8String();
    }

    private static S3Client client(EmbeddedS3 s3, String secretKey) {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), secretKey)))
                .build();
    }
}
