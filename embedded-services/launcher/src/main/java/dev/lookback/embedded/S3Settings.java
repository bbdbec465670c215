package dev.lookback.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** An S3 node: any region, path-style addresses, one pair of keys. */
public record S3Settings(Path directory, int port, String accessKey, String secretKey) {

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where a bucket's objects lie: a directory made here, before or after the start, is an empty bucket. */
    public Path bucket(String bucket) {
        return directory.resolve("objects").resolve(bucket);
    }

    public NodeCommand command(EmbeddedHome home) {
        return new NodeJvm("s3", directory)
                .flags("-Xmx256m", "-XX:+UseSerialGC")
                .argument("port", port)
                .command(
                        home.classPath("s3-node"),
                        "dev.lookback.embedded.s3.S3Node",
                        Map.of("S3_ACCESS_KEY", accessKey, "S3_SECRET_KEY", secretKey));
    }

    /** No secret in a log by mistake. */
    @Override
    public String toString() {
        return "s3 at " + endpoint() + " in " + directory;
    }
}
