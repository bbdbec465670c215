package dev.lookback.harvester.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.batch.BatchSender;
import dev.lookback.harvester.batch.BatchSenderContract;
import dev.lookback.model.batch.Batch;
import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import dev.lookback.process.HostPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class NaclBatchSenderTest extends BatchSenderContract {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private KeyPair own;
    private KeyPair proxyKey;
    private TestProxy proxy;
    private Senders senders;
    private NaclBatchSender sender;

    @Override
    protected BatchSender newSender() {
        own = KeyFiles.writeNew(directory.resolve("web-1"));
        proxyKey = KeyFiles.writeNew(directory.resolve("proxy"));
        proxy = new TestProxy(proxyKey);
        senders = Senders.in(directory);
        sender = senders.to(proxy.address());
        return sender;
    }

    @Override
    protected List<Batch> kept() {
        return proxy.kept();
    }

    @AfterEach
    void closeProxy() throws InterruptedException {
        sender.close(Duration.ZERO);
        proxy.close();
    }

    @Test
    void sendsTheSameBytesAgainInTheirOrderOverTheNextConnection() {
        AtomicInteger acknowledged = new AtomicInteger();
        proxy.answer(batch -> batch.id() < 2 ? Optional.of(new Answer.Ack(batch.id())) : Optional.empty());
        for (int i = 0; i < 5; i++) {
            sender.send(batch(i, "text " + i), acknowledged::incrementAndGet);
        }
        await().atMost(LIMIT).until(() -> proxy.received().size() >= 4);
        proxy.acknowledgeAll();

        await().atMost(LIMIT).until(() -> acknowledged.get() == 5);
        assertThat(proxy.kept())
                .extracting(batch -> batch.headers().origin().sequence())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(proxy.received())
                .filteredOn(batch -> batch.id() == 2)
                .hasSizeGreaterThan(1)
                .allSatisfy(batch -> assertThat(batch)
                        .usingRecursiveComparison()
                        .isEqualTo(proxy.received().stream()
                                .filter(other -> other.id() == 2)
                                .findFirst()
                                .orElseThrow()));
    }

    @Test
    void triesAgainWhatIsToBeTriedAgain() {
        AtomicInteger acknowledged = new AtomicInteger();
        proxy.answer(batch -> Optional.of(new Answer.Nack(batch.id(), "kafka is away", true)));
        sender.send(batch(0, "one"), acknowledged::incrementAndGet);
        await().atMost(LIMIT).until(() -> proxy.received().size() > 1);
        assertThat(acknowledged).hasValue(0);
        assertThat(senders.state().problem()).endsWith("not taken yet: kafka is away");

        proxy.acknowledgeAll();

        await().atMost(LIMIT).until(() -> acknowledged.get() == 1);
        assertThat(senders.state().problem()).isEmpty();
    }

    @Test
    void keepsWhatIsRefusedAndTriesItLaterWhileTheOthersGoOn() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        proxy.answer(batch ->
                Optional.of(batch.id() == 0 ? new Answer.Nack(0, "too large", false) : new Answer.Ack(batch.id())));
        sender.send(batch(0, "one"), first::incrementAndGet);
        for (int i = 1; i < 5; i++) {
            sender.send(batch(i, "text " + i), others::incrementAndGet);
        }

        await().atMost(LIMIT).until(() -> others.get() == 4);
        await().atMost(LIMIT).until(() -> times(0) > 1);
        assertThat(first).hasValue(0);
        assertThat(senders.outbox().refused()).isEqualTo(1);
        assertThat(proxy.connected()).hasSize(1);
        proxy.acknowledgeAll();
        await().atMost(LIMIT).until(() -> first.get() == 1);
        assertThat(senders.outbox().unacknowledged()).isZero();
    }

    private long times(long id) {
        return proxy.received().stream().filter(batch -> batch.id() == id).count();
    }

    @Test
    void goesToTheNextProxyWhenOneIsAway() throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        TestProxy away = new TestProxy(proxyKey);
        HostPort nobody = away.address();
        away.close();
        NaclBatchSender another = Senders.in(directory).to(nobody, proxy.address());
        try {
            another.send(batch(0, "one"), acknowledged::incrementAndGet);

            await().atMost(LIMIT).until(() -> acknowledged.get() == 1);
        } finally {
            another.close(Duration.ZERO);
        }
    }

    @Test
    void connectsAgainWhenItsConnectionIsLost() {
        AtomicInteger acknowledged = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            int expected = i + 1;
            sender.send(batch(i, "text " + i), acknowledged::incrementAndGet);
            await().atMost(LIMIT).until(() -> acknowledged.get() == expected);
            proxy.dropConnections();
        }
        await().atMost(LIMIT).until(() -> proxy.connected().size() > 3);
    }

    @Test
    void usesAnotherKeyFromTheNextConnectionOn() throws IOException {
        await().atMost(LIMIT).until(() -> proxy.connected().equals(List.of(own.publicKey())));
        KeyPair next = KeyFiles.writeNew(directory.resolve("next"));
        Files.move(directory.resolve("next.key"), directory.resolve("web-1.key"), StandardCopyOption.REPLACE_EXISTING);

        proxy.dropConnections();

        await().atMost(LIMIT).until(() -> proxy.connected().equals(List.of(own.publicKey(), next.publicKey())));
    }

    @Test
    void talksToNobodyButTheProxyOfItsKey() throws IOException, InterruptedException {
        Path other = Files.createDirectory(directory.resolve("other"));
        KeyFiles.writeNew(other.resolve("web-1"));
        KeyFiles.writeNew(other.resolve("proxy"));
        Senders strangers = Senders.in(other);
        NaclBatchSender stranger = strangers.to(proxy.address());
        try {
            stranger.send(batch(0, "one"), () -> {});

            await().atMost(LIMIT).until(() -> strangers.state().problem().contains("no handshake"));
            assertThat(proxy.received()).extracting(BatchFrame::id).isEmpty();
        } finally {
            stranger.close(Duration.ZERO);
        }
    }
}
