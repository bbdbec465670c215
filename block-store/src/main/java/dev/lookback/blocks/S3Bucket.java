package dev.lookback.blocks;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One bucket, with S3's failures as Java's. The client itself tries a request again when that may help, with growing
 * pauses, and is the one retry layer of the archive: who gets an {@link IOException} from here has waited already.
 */
final class S3Bucket {

    /** There is one already; or, says S3, somebody writes it this moment. */
    private static final Set<Integer> ALREADY_THERE = Set.of(412, 409);

    private final S3Client client;
    private final String name;
    private final Patience patience;
    private final ArchiveMetrics metrics;

    /**
     * How long one try of a call may take, so that a server which takes a connection and then neither reads nor answers
     * holds nobody up for ever. The client tries three times.
     *
     * @param bytesPerSecond at least, of what is sent
     */
    record Patience(Duration answer, long bytesPerSecond) {

        static final Patience STANDARD = new Patience(Duration.ofMinutes(1), 1_000_000);

        Duration sending(RequestBody body) {
            return answer.plusSeconds(body.optionalContentLength().orElse(0L) / bytesPerSecond);
        }
    }

    S3Bucket(S3Client client, String name, Patience patience, ArchiveMetrics metrics) {
        this.client = client;
        this.name = name;
        this.patience = patience;
        this.metrics = metrics;
    }

    void put(String key, String contentType, RequestBody body) throws IOException {
        call(
                "put",
                key,
                () -> client.putObject(
                        request -> request.bucket(name)
                                .key(key)
                                .contentType(contentType)
                                .overrideConfiguration(within(patience.sending(body))),
                        body));
    }

    /** To delete what is not there is no failure. */
    void delete(String key) throws IOException {
        call(
                "delete",
                key,
                () -> client.deleteObject(
                        request -> request.bucket(name).key(key).overrideConfiguration(within(patience.answer()))));
    }

    /** Makes the object if there is none, and says whether it was this call that did. */
    boolean putIfAbsent(String key, String contentType, byte[] body) throws IOException {
        try {
            client.putObject(
                    request -> request.bucket(name)
                            .key(key)
                            .contentType(contentType)
                            .ifNoneMatch("*")
                            .overrideConfiguration(within(patience.answer())),
                    RequestBody.fromBytes(body));
            return true;
        } catch (S3Exception e) {
            if (ALREADY_THERE.contains(e.statusCode())) {
                return false;
            }
            throw failure(key, e);
        } catch (SdkException | CancellationException e) {
            throw failure(key, e);
        }
    }

    /** @throws NoSuchFileException if there is no such object */
    byte[] bytes(String key) throws IOException {
        return call(
                        "get",
                        key,
                        () -> client.getObjectAsBytes(request ->
                                request.bucket(name).key(key).overrideConfiguration(within(patience.answer()))))
                .asByteArrayUnsafe();
    }

    /**
     * Waits for the first byte; between two of them it is the client's read timeout that counts.
     *
     * @throws NoSuchFileException if there is no such object
     */
    InputStream open(String key) throws IOException {
        ResponseInputStream<GetObjectResponse> stream = call(
                "get",
                key,
                () -> client.getObject(
                        request -> request.bucket(name).key(key).overrideConfiguration(within(patience.answer()))));
        return new S3ObjectStream(stream, key);
    }

    /** Walks what the listing shows, and asks for its next page only when that is wanted. */
    <T extends @Nullable Object> T list(String prefix, Supplier<T> walk) throws IOException {
        return call("list", prefix, walk);
    }

    ListObjectsV2Iterable pages(Consumer<ListObjectsV2Request.Builder> which) {
        return client.listObjectsV2Paginator(
                request -> which.accept(request.bucket(name).overrideConfiguration(within(patience.answer()))));
    }

    private static Consumer<AwsRequestOverrideConfiguration.Builder> within(Duration limit) {
        return override -> override.apiCallAttemptTimeout(limit);
    }

    private <T extends @Nullable Object> T call(String operation, String key, Supplier<T> call) throws IOException {
        try {
            return metrics.time(operation, call);
        } catch (SdkException | CancellationException e) {
            throw failure(key, e);
        }
    }

    /**
     * @param failure the client's own, or the {@link CancellationException} that its connection pool throws, and it lets
     *     through, when a try's time is over before the try has a connection
     */
    private IOException failure(String key, RuntimeException failure) {
        if (failure instanceof NoSuchKeyException) {
            NoSuchFileException missing = new NoSuchFileException(key, null, "not in bucket " + name);
            missing.initCause(failure);
            return missing;
        }
        if (failure instanceof NoSuchBucketException) {
            return new IOException("lookback.s3.bucket: " + name + " (expected: a bucket that exists)", failure);
        }
        return new IOException(key + " in bucket " + name + ": " + failure.getMessage(), failure);
    }
}
