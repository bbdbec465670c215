package dev.lookback.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.NaclKeys;
import dev.lookback.standalone.instance.S3Keys;
import dev.lookback.standalone.settings.Ports;
import dev.lookback.standalone.settings.Settings;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class BootSettingsTest {

    private static Map<String, String> of(BootApp app, String... assignments) {
        Settings settings = Settings.parse(List.of(assignments));
        Plan plan = new Plan(
                new Installation(Path.of("/home"), Path.of("/build")),
                DataDirectory.at(Path.of("/data")),
                settings,
                Ports.of(settings));
        return new BootSettings(
                        plan,
                        new S3Keys("key", "secret"),
                        new NaclKeys(Path.of("/data/nacl/proxy.key"), Path.of("/data/nacl/authorized_keys")))
                .of(app);
    }

    @Test
    void theHarvesterKnowsKafkaAloneAndNoKeys() {
        assertThat(of(BootApp.HARVESTER))
                .isEqualTo(Map.of(
                        "lookback.environment", "local",
                        "server.address", "127.0.0.1",
                        "server.port", "8082",
                        "spring.kafka.bootstrap-servers", "127.0.0.1:9092",
                        "lookback.harvester.buffer", "5s",
                        "lookback.harvester.live.receivers", "127.0.0.1:6690",
                        "lookback.harvester.syslog.port", "5514",
                        "lookback.harvester.spool.directory", "/data/harvester/spool"));
    }

    @Test
    void theGatewayNeedsNoService() {
        assertThat(of(BootApp.LOGIO_GATEWAY, "lookback.ports.api=18080"))
                .isEqualTo(Map.of(
                        "lookback.environment", "local",
                        "server.address", "127.0.0.1",
                        "server.port", "6688",
                        "lookback.gateway.udp.port", "6690",
                        "lookback.gateway.logio.port", "6689",
                        "lookback.gateway.platform-url", "http://127.0.0.1:18080/",
                        "lookback.gateway.dedup.max-ids", "524288",
                        "lookback.gateway.clients.total-queue-size", "32MB"));
    }

    @Test
    void theWorkersHaveTheShortTimesOfUp() {
        assertThat(of(BootApp.WORKERS))
                .containsEntry("lookback.workers.roles", "compressor,es-consumer,indexer,nacl-proxy")
                .containsEntry("lookback.nacl.port", "6700")
                .containsEntry("lookback.nacl.key", "/data/nacl/proxy.key")
                .containsEntry("lookback.nacl.authorized-keys", "/data/nacl/authorized_keys")
                .containsEntry("lookback.compressor.grace", "30s")
                .containsEntry("lookback.compressor.late-window", "30s")
                .containsEntry("spring.elasticsearch.uris", "http://127.0.0.1:9200")
                .containsEntry("spring.cloud.aws.s3.endpoint", "http://127.0.0.1:9000")
                .containsEntry("spring.cloud.aws.credentials.access-key", "key")
                .containsEntry("lookback.s3.bucket", "lookback");
    }

    @Test
    void theApiKnowsWhenIntervalsCloseAndWhereTheLivePageIs() {
        assertThat(of(BootApp.PLATFORM_API))
                .containsEntry("lookback.compressor.grace", "30s")
                .containsEntry("lookback.page.live-url", "http://127.0.0.1:6688/")
                .doesNotContainKeys("lookback.workers.roles", "lookback.harvester.buffer");
    }

    @Test
    void whatTheUserSetsWins() {
        assertThat(of(
                        BootApp.WORKERS,
                        "lookback.compressor.grace=5s",
                        "lookback.environment=staging",
                        "lookback.ports.kafka=19092",
                        "logging.level.dev.lookback=debug"))
                .containsEntry("lookback.compressor.grace", "5s")
                .containsEntry("lookback.environment", "staging")
                .containsEntry("spring.kafka.bootstrap-servers", "127.0.0.1:19092")
                .containsEntry("logging.level.dev.lookback", "debug")
                .doesNotContainKey("lookback.ports.kafka");
    }

    @Test
    void anS3OfOnesOwnIsReachedAsTheUserSaysAlone() {
        assertThat(of(
                        BootApp.PLATFORM_API,
                        "lookback.embedded.s3=false",
                        "spring.cloud.aws.region.static=eu-central-1",
                        "lookback.s3.bucket=logs"))
                .containsEntry("spring.cloud.aws.region.static", "eu-central-1")
                .containsEntry("lookback.s3.bucket", "logs")
                .doesNotContainKeys("spring.cloud.aws.s3.endpoint", "spring.cloud.aws.credentials.access-key");
    }
}
