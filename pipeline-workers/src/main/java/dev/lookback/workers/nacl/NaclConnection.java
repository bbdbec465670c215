package dev.lookback.workers.nacl;

import dev.lookback.nacl.Answer;
import dev.lookback.nacl.AuthorizedKeys.Client;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.PublicKey;
import dev.lookback.nacl.SecureChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** A harvester that was let in: one thread reads its batches, one writes the answers. */
final class NaclConnection {

    /** What all connections share. @param room bytes of frames that are not answered, over all connections */
    record House(
            Function<PublicKey, Optional<Client>> clients,
            BatchIntake intake,
            Semaphore room,
            NaclProxyMetrics metrics) {}

    private static final Logger log = LoggerFactory.getLogger(NaclConnection.class);

    /** Of batches whose answer has not gone out. */
    private static final int MAX_IN_HAND = 256;

    /** The rest of a frame that has begun. */
    private static final int FRAME_MILLIS = 30_000;

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final Socket socket;
    private final SecureChannel channel;
    private final House house;
    private final AnswerQueue answers = new AnswerQueue(MAX_IN_HAND);

    NaclConnection(Socket socket, SecureChannel channel, House house) {
        this.socket = socket;
        this.channel = channel;
        this.house = house;
    }

    PublicKey key() {
        return channel.peer();
    }

    InetAddress peer() {
        return socket.getInetAddress();
    }

    /**
     * Returns when the harvester has gone or was told to, with every answer written that could be.
     *
     * @throws IOException if it does not keep to the protocol
     */
    void run() throws IOException, InterruptedException {
        Thread writer = Thread.ofVirtual().name("nacl-answers").start(this::writeAnswers);
        try {
            while (readBatch()) {
                // Each turn takes one.
            }
        } finally {
            answers.finish();
            if (!writer.join(LAST_ANSWERS)) {
                writer.interrupt();
            }
            close();
            writer.join();
            channel.close();
        }
    }

    private boolean readBatch() throws IOException, InterruptedException {
        int length;
        try {
            socket.setSoTimeout(0);
            length = channel.awaitLength();
        } catch (EOFException e) {
            return false;
        }
        if (!answers.reserve()) {
            return false;
        }
        house.room().acquire(length);
        boolean isTaken = false;
        try {
            socket.setSoTimeout(FRAME_MILLIS);
            BatchFrame batch = BatchFrame.parse(channel.read(length));
            isTaken = true;
            take(batch, length);
            return true;
        } finally {
            if (!isTaken) {
                answers.written();
                house.room().release(length);
            }
        }
    }

    private void take(BatchFrame batch, int length) {
        Consumer<Answer> counted = house.metrics().received(length).andThen(answer -> {
            house.room().release(length);
            answers.add(answer);
        });
        Optional<Client> client = house.clients().apply(key());
        if (client.isEmpty()) {
            counted.accept(new Answer.Nack(batch.id(), "the key is not authorised any more", false));
            return;
        }
        try {
            BatchCheck.check(batch, client.orElseThrow());
        } catch (IllegalArgumentException e) {
            log.debug(
                    "batch {} of {} refused: {}",
                    batch.id(),
                    client.orElseThrow().name(),
                    e.getMessage());
            counted.accept(new Answer.Nack(batch.id(), String.valueOf(e.getMessage()), false));
            return;
        }
        house.intake().take(batch, counted);
    }

    private void writeAnswers() {
        try {
            for (Optional<Answer> answer = answers.take(); answer.isPresent(); answer = answers.take()) {
                channel.send(answer.orElseThrow().toBytes());
                answers.written();
            }
        } catch (IOException e) {
            log.debug("{} does not read its answers: {}", socket.getRemoteSocketAddress(), e.getMessage());
            close();
        } catch (InterruptedException e) {
            log.debug("stopped before every answer was written");
        } finally {
            answers.abandon();
        }
    }

    /** Reads no more; what was read is answered. */
    void finish() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            log.debug("closed already: {}", e.getMessage());
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("not closed: {}", e.getMessage());
        }
    }
}
