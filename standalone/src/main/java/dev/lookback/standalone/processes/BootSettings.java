package dev.lookback.standalone.processes;

import dev.lookback.standalone.instance.NaclKeys;
import dev.lookback.standalone.instance.S3Keys;
import dev.lookback.standalone.settings.Port;
import dev.lookback.standalone.settings.Service;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code up} tells a Boot process; what the user gave by {@code --set} wins. */
final class BootSettings {
    /**
     * Shorter times than in production: a line typed by hand has its block within a minute. The workers close intervals
     * by them, the API says when.
     */
    private static final Map<String, String> CLOSING =
            Map.of("lookback.compressor.grace", "30s", "lookback.compressor.late-window", "30s");

    private final Plan plan;
    private final S3Keys keys;
    private final NaclKeys naclKeys;

    BootSettings(Plan plan, S3Keys keys, NaclKeys naclKeys) {
        this.plan = plan;
        this.keys = keys;
        this.naclKeys = naclKeys;
    }

    Map<String, String> of(BootApp app) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lookback.environment", plan.settings().environment());
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(number(app.port())));
        if (app.needs(Service.KAFKA)) {
            settings.put("spring.kafka.bootstrap-servers", local(Port.KAFKA));
        }
        if (app.needs(Service.ELASTICSEARCH)) {
            settings.put("spring.elasticsearch.uris", "http://" + local(Port.ELASTICSEARCH));
        }
        if (app.needs(Service.S3)) {
            settings.putAll(s3());
        }
        settings.putAll(own(app));
        settings.putAll(plan.settings().forProcesses());
        return settings;
    }

    private Map<String, String> s3() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lookback.s3.bucket", plan.settings().bucket());
        if (plan.settings().isEmbedded(Service.S3)) {
            settings.put("spring.cloud.aws.s3.endpoint", "http://" + local(Port.S3));
            settings.put("spring.cloud.aws.s3.path-style-access-enabled", "true");
            settings.put("spring.cloud.aws.region.static", "us-east-1");
            settings.put("spring.cloud.aws.credentials.access-key", keys.accessKey());
            settings.put("spring.cloud.aws.credentials.secret-key", keys.secretKey());
        }
        return settings;
    }

    private Map<String, String> own(BootApp app) {
        return switch (app) {
            case PLATFORM_API -> api();
            case WORKERS -> workers();
            case HARVESTER ->
                Map.of(
                        "lookback.harvester.buffer", "5s",
                        "lookback.harvester.live.receivers", local(Port.UDP),
                        "lookback.harvester.syslog.port", Integer.toString(number(Port.SYSLOG)),
                        "lookback.harvester.spool.directory",
                                plan.data()
                                        .service("harvester")
                                        .resolve("spool")
                                        .toString());
            case LOGIO_GATEWAY -> gateway();
        };
    }

    private Map<String, String> api() {
        Map<String, String> settings = new LinkedHashMap<>(CLOSING);
        settings.put("lookback.page.live-url", "http://" + local(Port.LIVE) + "/");
        return settings;
    }

    private Map<String, String> workers() {
        Map<String, String> settings = new LinkedHashMap<>(CLOSING);
        Path work = plan.data().work(BootApp.WORKERS.processName());
        settings.put("lookback.workers.roles", "compressor,es-consumer,indexer,nacl-proxy");
        settings.put("lookback.nacl.port", Integer.toString(number(Port.NACL)));
        settings.put("lookback.nacl.key", naclKeys.key().toString());
        settings.put("lookback.nacl.authorized-keys", naclKeys.authorized().toString());
        // The heap is small.
        settings.put("lookback.nacl.max-in-flight", "16MB");
        settings.put(
                "lookback.compressor.spill-directory", work.resolve("spill").toString());
        settings.put(
                "lookback.indexer.download-directory", work.resolve("download").toString());
        return settings;
    }

    /** The heap is small: less may wait for browsers, and fewer ids are remembered (enough for 8,700 events a second). */
    private Map<String, String> gateway() {
        return Map.of(
                "lookback.gateway.udp.port",
                Integer.toString(number(Port.UDP)),
                "lookback.gateway.logio.port",
                Integer.toString(number(Port.LOGIO)),
                "lookback.gateway.platform-url",
                "http://" + local(Port.API) + "/",
                "lookback.gateway.dedup.max-ids",
                "524288",
                "lookback.gateway.clients.total-queue-size",
                "32MB");
    }

    private String local(Port port) {
        return "127.0.0.1:" + number(port);
    }

    private int number(Port port) {
        return plan.ports().number(port);
    }
}
