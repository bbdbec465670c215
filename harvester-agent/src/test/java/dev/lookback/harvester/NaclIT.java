package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.nacl.TestProxy;
import dev.lookback.nacl.KeyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole process with a proxy in Kafka's place: there is no Kafka that it could reach. */
class NaclIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String NO_KAFKA = "127.0.0.1:1";

    @TempDir
    private Path directory;

    private TestProxy proxy;

    @BeforeEach
    void startProxy() {
        KeyFiles.writeNew(directory.resolve("web-1"));
        proxy = new TestProxy(KeyFiles.writeNew(directory.resolve("proxy")));
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private RunningHarvester start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "lookback.harvester.nacl.proxies=127.0.0.1:" + proxy.address().port(),
                "lookback.harvester.nacl.proxy-key=" + directory.resolve("proxy.pub"),
                "lookback.harvester.nacl.key=" + directory.resolve("web-1.key")));
        settings.addAll(List.of(more));
        return RunningHarvester.start("prod", NO_KAFKA, directory.resolve("spool"), settings.toArray(new String[0]));
    }

    @Test
    void whatIsTakenInIsDeliveredToTheProxyAndReadyIsWhoIsConnected() throws IOException {
        try (RunningHarvester harvester = start()) {
            await().atMost(LIMIT).until(() -> harvester.readiness().equals(Status.UP));
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - over nacl\n");
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 1);
            assertThat(proxy.kept()).hasSize(1);

            proxy.close();

            await().atMost(LIMIT).until(() -> harvester.readiness().equals(Status.DOWN));
            assertThat(harvester.liveness()).isEqualTo(Status.UP);
        }
    }

    @Test
    void noLiveEventLeavesInClearTextUnlessAskedFor() throws IOException {
        try (DatagramSocket gateway = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String receivers = "lookback.harvester.live.receivers=127.0.0.1:" + gateway.getLocalPort();
            DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
            try (RunningHarvester harvester = start(receivers)) {
                harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - secret\n");
                await().atMost(LIMIT).until(() -> harvester.books("delivered") == 1);
                gateway.setSoTimeout(500);
                assertThatThrownBy(() -> gateway.receive(packet)).isInstanceOf(SocketTimeoutException.class);
            }
            try (RunningHarvester harvester = start(receivers, "lookback.harvester.live.plaintext=true")) {
                harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - no secret\n");
                gateway.setSoTimeout(60_000);
                gateway.receive(packet);
            }
        }
    }

    @Test
    void aKeyThatOthersCanReadEndsTheStart() throws IOException {
        Path key = directory.resolve("web-1.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::start)
                .hasRootCauseMessage(
                        key + ": mode rw-r--r-- (expected: for its owner alone; set it with: chmod 600 " + key + ")");
    }
}
