package dev.lookback.helm;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An environment over two clusters: all of it in the one, a harvester that sends through its proxy in the other. Of each workload
 * there are as many pods as the chart has by default, but for the gateway: its pods know each other by addresses, which here are one.
 *
 * @param main the release in the first
 * @param outpost the one in the second
 */
record Installation(Release main, Release outpost) implements AutoCloseable {

    /** Tests alone may have it so short; the chart does not take it. */
    private static final Map<String, String> INTERVAL = Map.of("LOOKBACK_BLOCKINTERVAL", "10s");

    private static final String SECRET = "lookback-nacl";

    /** Intervals close soon, and what comes late is archived and loaded soon. */
    private static final String MAIN = """
            access: {withoutUsers: true, usersSecret: {name: ""}, peerSecret: {name: ""}}
            s3: {bucket: "%s", endpoint: "%s", secret: {name: ""}}
            settings:
              lookback.compressor.grace: 5s
              lookback.compressor.late-window: 5s
              lookback.scheduler.late-interval: 1s
            naclProxy: {enabled: true, secret: {name: %s}}
            logioGateway: {replicas: 1}
            harvester: {settings: {lookback.harvester.buffer: 1s}}
            """;

    private static final String OUTPOST = """
            harvester:
              nacl: {proxies: ["%s"], secret: {name: %s}}
              settings: {lookback.harvester.buffer: 1s}
            """;

    /** @param directory for what the nodes and pods of both have */
    static Installation of(String environment, Path directory) throws IOException {
        NaclKeys proxy = NaclKeys.generate();
        NaclKeys harvester = NaclKeys.generate();
        Release main = main(
                environment,
                Map.of("proxy.key", proxy.secret(), "authorized_keys", harvester.open() + " " + environment + " away"),
                directory.resolve("main"));
        Release outpost = outpost(
                environment,
                main.service("nacl-proxy", "nacl"),
                Map.of("harvester.key", harvester.secret(), "proxy.pub", proxy.open()),
                directory.resolve("outpost"));
        return new Installation(main, outpost);
    }

    private static Release main(String environment, Map<String, Object> keys, Path directory) throws IOException {
        EmbeddedS3 s3 = SharedServices.s3().withBucket(environment);
        Rendering rendering =
                Release.render("minimal", environment, MAIN.formatted(environment, s3.endpoint(), SECRET), directory);
        Map<String, String> variables = new HashMap<>(INTERVAL);
        variables.put("SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY", s3.accessKey());
        variables.put("SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY", s3.secretKey());
        return new Release(
                rendering.with(Manifest.secret(SECRET, keys)), ProcessImage::arguments, variables, directory);
    }

    private static Release outpost(String environment, Service proxy, Map<String, Object> keys, Path directory)
            throws IOException {
        Rendering rendering =
                Release.render("outpost", environment, OUTPOST.formatted(proxy.hostAndPort(), SECRET), directory);
        return new Release(rendering.with(Manifest.secret(SECRET, keys)), ProcessImage::arguments, INTERVAL, directory);
    }

    List<Workload> workloads() {
        return Stream.of(main, outpost)
                .flatMap(release -> release.workloads().stream())
                .toList();
    }

    /** Starts all, and returns when all are ready; the proxy before who needs it. @return how long that took in the first cluster */
    Duration start() throws IOException {
        Instant begin = Instant.now();
        main.start();
        Duration time = Duration.between(begin, Instant.now());
        outpost.start();
        return time;
    }

    @Override
    public void close() {
        outpost.close();
        main.close();
    }
}
