package dev.lookback.embedded.s3;

import dev.lookback.embedded.node.Node;
import dev.lookback.embedded.node.NodeArguments;
import dev.lookback.embedded.node.NodeProcess;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes {@code directory} and {@code port}, and its two keys from the environment, where other users' {@code ps} does
 * not show them. A directory in {@code objects} is a bucket.
 */
final class S3Node implements Node {
    /** A signed body that is not sent in chunks is held in memory until its signature is checked. */
    private static final long MAX_UNCHUNKED_BYTES = 64L * 1024 * 1024;

    private final S3Proxy server;

    private S3Node(S3Proxy server) {
        this.server = server;
    }

    public static void main(String[] commandLine) {
        NodeProcess.run(S3Node::start, commandLine);
    }

    private static S3Node start(NodeArguments arguments) throws Exception {
        Path objects = arguments.path("directory").resolve("objects");
        Files.createDirectories(objects);
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(objects.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + arguments.port("port")))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, secret("S3_ACCESS_KEY"), secret("S3_SECRET_KEY"))
                .ignoreUnknownHeaders(true)
                .v4MaxNonChunkedRequestSize(MAX_UNCHUNKED_BYTES)
                .build();
        server.start();
        return new S3Node(server);
    }

    private static String secret(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(variable + ": absent from the environment (expected: a key)");
        }
        return value;
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
