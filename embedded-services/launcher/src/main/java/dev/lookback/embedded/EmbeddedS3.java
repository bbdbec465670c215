package dev.lookback.embedded;

import java.net.URI;
import java.nio.file.Path;

/** A real S3 endpoint for a test, on a free port. */
public final class EmbeddedS3 implements AutoCloseable {
    private final S3Settings settings;
    private final RunningService service;

    private EmbeddedS3(S3Settings settings) {
        this.settings = settings;
        service = ServiceRunner.chosen().s3(settings);
    }

    /** Returns when it takes requests, with the objects that the directory holds. */
    public static EmbeddedS3 start(Path directory) {
        return new EmbeddedS3(new S3Settings(directory, FreePorts.next(), "test-access-key", "test-secret-key"));
    }

    public URI endpoint() {
        return settings.endpoint();
    }

    public String accessKey() {
        return settings.accessKey();
    }

    public String secretKey() {
        return settings.secretKey();
    }

    /** Makes the bucket, empty, if it is not there. */
    public EmbeddedS3 withBucket(String bucket) {
        new BucketRequest(settings).make(bucket);
        return this;
    }

    /** Nothing is flushed, nothing is said to anybody. */
    public void kill() {
        service.kill();
    }

    /** On the same port and the same data, after a clean stop unless it was killed before. */
    public void restart() {
        service.restart();
    }

    /** Killed, and come back on the same ports with nothing of what it held. */
    public void restartEmpty() {
        service.restartEmpty();
    }

    /** Killed rather than stopped, which is quicker: nobody reads its data again. */
    void discard() {
        service.kill();
        service.close();
    }

    @Override
    public void close() {
        service.close();
    }
}
