package dev.lookback.workers.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.topic.Environment;
import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

class NaclListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final KeyPair own = KeyPair.generate();
    private final Queue<BatchFrame> kept = new ConcurrentLinkedQueue<>();
    private final Queue<Consumer<Answer>> waiting = new ConcurrentLinkedQueue<>();

    private RunningProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new RunningProxy(directory, LIMIT, (batch, answer) -> {
            kept.add(batch);
            waiting.add(answer);
        });
        proxy.authorize(own.publicKey() + " prod web-1");
    }

    @AfterEach
    void stop() {
        answerAll();
        proxy.close();
    }

    private void answerAll() {
        List<BatchFrame> batches = List.copyOf(kept);
        for (int i = batches.size() - waiting.size(); !waiting.isEmpty(); i++) {
            waiting.remove().accept(new Answer.Ack(batches.get(i).id()));
        }
    }

    private void awaitKept(int count) {
        await().atMost(LIMIT).until(() -> waiting.size() == count);
    }

    @Test
    void severalBatchesAreInFlightAndEachIsAnsweredWhenItIsKept() throws IOException {
        try (TestHarvester harvester = proxy.connect(own)) {
            for (int i = 0; i < 3; i++) {
                harvester.send(TestBatches.batch(i, TestBatches.PROD));
            }
            awaitKept(3);
            assertThat(proxy.inHand()).isEqualTo(3);
            answerAll();

            for (int i = 0; i < 3; i++) {
                assertThat(harvester.answer()).isEqualTo(new Answer.Ack(i));
            }
            assertThat(kept).extracting(BatchFrame::id).containsExactly(0L, 1L, 2L);
            assertThat(proxy.inHand()).isZero();
            assertThat(proxy.freeRoom()).isEqualTo(16 * 1024 * 1024);
        }
    }

    @Test
    void anEnvironmentThatTheKeyDoesNotNameIsRefusedForGood() throws IOException {
        try (TestHarvester harvester = proxy.connect(own)) {
            harvester.send(TestBatches.batch(7, new Environment("test")));

            assertThat(harvester.answer())
                    .isEqualTo(new Answer.Nack(
                            7, "environment: test (expected: one of those of the key of web-1, [prod])", false));
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void aKeyThatIsNotAuthorisedGetsNoWordAndIsCounted() {
        assertThatThrownBy(() -> proxy.connect(KeyPair.generate())).isInstanceOf(IOException.class);
        await().atMost(LIMIT).until(() -> proxy.refused(Refusal.HANDSHAKE) == 1);
    }

    @Test
    void aKeyThatIsRemovedLosesItsConnectionsAndTheOthersStay() throws IOException {
        KeyPair other = KeyPair.generate();
        proxy.authorize(own.publicKey() + " prod web-1\n" + other.publicKey() + " prod web-2");
        try (TestHarvester removed = proxy.connect(own);
                TestHarvester stays = proxy.connect(other)) {
            await().atMost(LIMIT).until(() -> proxy.connections() == 2);
            proxy.authorize("# " + own.publicKey() + " prod web-1\n" + other.publicKey() + " prod web-2");

            assertThatThrownBy(removed::answer).isInstanceOf(IOException.class);
            stays.send(TestBatches.batch(1, TestBatches.PROD));
            awaitKept(1);
            assertThat(proxy.refused(Refusal.REMOVED)).isEqualTo(1);
        }
    }

    @Test
    void anEnvironmentThatIsAddedCountsForTheNextBatch() throws IOException {
        try (TestHarvester harvester = proxy.connect(own)) {
            proxy.authorize(own.publicKey() + " prod,test web-1");
            harvester.send(TestBatches.batch(1, new Environment("test")));

            awaitKept(1);
        }
    }

    @Test
    void aFrameThatIsNoBatchEndsTheConnection() throws IOException {
        try (TestHarvester harvester = proxy.connect(own)) {
            harvester.sendBytes("{\"hello\":1}\n".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(harvester::answer).isInstanceOf(EOFException.class);
            await().atMost(LIMIT).until(() -> proxy.refused(Refusal.FRAME) == 1);
        }
    }

    @Test
    void moreConnectionsThanMayBeAreClosed() throws IOException {
        try (TestHarvester one = proxy.connect(own);
                TestHarvester two = proxy.connect(own)) {
            await().atMost(LIMIT).until(() -> proxy.connections() == 2);
            try (TestHarvester three = proxy.connect(own)) {
                assertThatThrownBy(three::answer).isInstanceOf(IOException.class);
            }
            one.send(TestBatches.batch(1, TestBatches.PROD));
            two.send(TestBatches.batch(2, TestBatches.PROD));
            awaitKept(2);
        }
    }

    @Test
    void aStopAnswersWhatWasTaken() throws Exception {
        try (TestHarvester harvester = proxy.connect(own)) {
            harvester.send(TestBatches.batch(1, TestBatches.PROD));
            awaitKept(1);

            Thread stopping = Thread.ofVirtual().start(proxy::stop);
            await().atMost(LIMIT).until(() -> proxy.port() == 0);
            answerAll();

            assertThat(harvester.answer()).isEqualTo(new Answer.Ack(1));
            assertThatThrownBy(harvester::answer).isInstanceOf(EOFException.class);
            assertThat(stopping.join(LIMIT)).isTrue();
        }
    }

    @Test
    void whoSendsAndGoesLeavesNothingBehind() throws IOException {
        try (TestHarvester harvester = proxy.connect(own)) {
            harvester.send(TestBatches.batch(1, TestBatches.PROD));
            awaitKept(1);
        }
        answerAll();

        await().atMost(LIMIT).until(() -> proxy.connections() == 0);
        assertThat(proxy.freeRoom()).isEqualTo(16 * 1024 * 1024);
        assertThat(proxy.inHand()).isZero();
    }

    @Test
    void aHandshakeHasATimeLimitHoweverItTrickles() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (RunningProxy strict = new RunningProxy(other, Duration.ofMillis(300), (batch, answer) -> {});
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), strict.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write('L');

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            await().atMost(LIMIT).until(() -> strict.refused(Refusal.TIMEOUT) == 1);
        }
    }
}
