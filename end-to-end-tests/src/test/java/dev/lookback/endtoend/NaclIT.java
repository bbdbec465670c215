package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A harvester whose events go through the NaCl proxy, with keys of {@code ./lookback keys}. */
class NaclIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Installation installation = Installation.create();

    @RegisterExtension
    static final FailureLogs logs = new FailureLogs(() -> installation);

    private static final Path nacl = installation.data().resolve("nacl");
    private static final Path authorized = nacl.resolve("authorized_keys");

    @BeforeAll
    static void upWithKeys() throws IOException {
        Files.createDirectory(nacl);
        keys("proxy");
        Files.writeString(authorized, lineOf(keys("harvester")));
        installation
                .set("lookback.harvester.nacl.proxies", "127.0.0.1:" + installation.port("nacl"))
                .set(
                        "lookback.harvester.nacl.proxy-key",
                        nacl.resolve("proxy.pub").toString())
                .set(
                        "lookback.harvester.nacl.key",
                        nacl.resolve("harvester.key").toString())
                .up()
                .orFail();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private static Path keys(String name) {
        Command.run(LIMIT, List.of("keys", nacl.resolve(name).toString())).orFail();
        return nacl.resolve(name + ".pub");
    }

    private static String lineOf(Path publicKey) throws IOException {
        return Files.readString(publicKey).strip() + " local " + publicKey.getFileName() + "\n";
    }

    @Test
    void eventsArriveAndKeysChangeWithoutARestart() throws IOException {
        sendAndFind();
        List<Long> pids = pids();

        String next = lineOf(keys("next"));
        Files.writeString(authorized, Files.readString(authorized) + next);
        Files.move(nacl.resolve("next.key"), nacl.resolve("harvester.key"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(authorized, next);

        sendAndFind();
        assertThat(pids()).isEqualTo(pids);
    }

    private static void sendAndFind() {
        String text = "over nacl " + UUID.randomUUID();
        installation.run("send", text).orFail();
        Awaitility.await(text)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(installation.elasticsearch().countOfPhrase(Elasticsearch.RECENT, text))
                        .isEqualTo(1));
    }

    private static List<Long> pids() {
        return installation.status().members().stream().map(Status.Member::pid).toList();
    }
}
