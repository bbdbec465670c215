package dev.lookback.endtoend;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;

import java.util.Map;
import java.util.TreeMap;

/** What each component is told: where the embedded services and the others are, and short times, so that blocks close soon. */
record PodSettings(Map<String, Integer> ports) {
    static final String BUCKET = "images";

    private static final Map<String, String> CLOSING =
            Map.of("lookback.compressor.grace", "5s", "lookback.compressor.late-window", "10s");

    Map<String, String> of(String component) {
        Map<String, String> settings = new TreeMap<>(own(component));
        settings.put("lookback.environment", Installation.ENVIRONMENT);
        settings.put("server.port", port(component));
        return settings;
    }

    /** Of the job that makes topics and index template. */
    Map<String, String> ofPreparation() {
        return merged(
                Map.of(
                        "lookback.environment", Installation.ENVIRONMENT,
                        "lookback.workers.roles", "compressor,es-consumer,indexer,nacl-proxy",
                        "lookback.topics.partitions", "4",
                        "lookback.topics.replication-factor", "1"),
                kafka(),
                elasticsearch());
    }

    private Map<String, String> own(String component) {
        return switch (component) {
            case "platform-api" ->
                merged(
                        kafka(),
                        elasticsearch(),
                        s3(),
                        CLOSING,
                        Map.of("lookback.sweep-interval", "2s", "lookback.scheduler.save-interval", "500ms"));
            case "es-consumer" -> merged(role(component), kafka(), elasticsearch());
            case "compressor" ->
                merged(
                        role(component),
                        kafka(),
                        s3(),
                        CLOSING,
                        Map.of("lookback.compressor.spill-directory", "/data/spill"));
            case "indexer" ->
                merged(
                        role(component),
                        kafka(),
                        elasticsearch(),
                        s3(),
                        Map.of("lookback.indexer.download-directory", "/data/download"));
            case "nacl-proxy" ->
                merged(
                        role(component),
                        kafka(),
                        Map.of(
                                "lookback.nacl.port", port("nacl"),
                                "lookback.nacl.key", "/keys/proxy.key",
                                "lookback.nacl.authorized-keys", "/keys/authorized_keys"));
            case "logio-gateway" ->
                Map.of("lookback.gateway.udp.port", port("udp"), "lookback.gateway.logio.port", port("logio"));
            case "harvester" ->
                merged(
                        harvester("syslog"),
                        kafka(),
                        Map.of("lookback.harvester.live.receivers", "127.0.0.1:" + port("udp")));
            case "outpost" ->
                merged(
                        harvester("outpost-syslog"),
                        Map.of(
                                "lookback.harvester.nacl.proxies", "127.0.0.1:" + port("nacl"),
                                "lookback.harvester.nacl.key", "/keys/outpost.key",
                                "lookback.harvester.nacl.proxy-key", "/keys/proxy.pub"));
            default -> throw new IllegalArgumentException(component);
        };
    }

    private Map<String, String> harvester(String syslog) {
        return Map.of(
                "lookback.harvester.buffer", "1s",
                "lookback.harvester.spool.directory", "/spool",
                "lookback.harvester.syslog.port", port(syslog));
    }

    private static Map<String, String> role(String role) {
        return Map.of("lookback.workers.roles", role);
    }

    private static Map<String, String> kafka() {
        return Map.of("spring.kafka.bootstrap-servers", SharedServices.kafka().bootstrapServers());
    }

    private static Map<String, String> elasticsearch() {
        return Map.of(
                "spring.elasticsearch.uris",
                SharedServices.elasticsearch().uri().toString());
    }

    private static Map<String, String> s3() {
        EmbeddedS3 s3 = SharedServices.s3().withBucket(BUCKET);
        return Map.of(
                "lookback.s3.bucket",
                BUCKET,
                "spring.cloud.aws.s3.endpoint",
                s3.endpoint().toString(),
                "spring.cloud.aws.s3.path-style-access-enabled",
                "true",
                "spring.cloud.aws.region.static",
                "us-east-1",
                "spring.cloud.aws.credentials.access-key",
                s3.accessKey(),
                "spring.cloud.aws.credentials.secret-key",
                s3.secretKey());
    }

    @SafeVarargs
    private static Map<String, String> merged(Map<String, String>... all) {
        Map<String, String> merged = new TreeMap<>();
        for (Map<String, String> each : all) {
            merged.putAll(each);
        }
        return merged;
    }

    private String port(String name) {
        return ports.get(name).toString();
    }
}
