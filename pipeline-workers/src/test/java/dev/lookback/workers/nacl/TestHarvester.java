package dev.lookback.workers.nacl;

import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyPair;
import dev.lookback.nacl.PublicKey;
import dev.lookback.nacl.SecureChannel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection to the proxy, on which a test says what is sent. */
final class TestHarvester implements AutoCloseable {

    private final Socket socket;
    private final SecureChannel channel;

    TestHarvester(int port, KeyPair own, PublicKey proxy) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        // A test that waits for what never comes fails, and does not hang.
        socket.setSoTimeout(60_000);
        channel = connect(own, proxy);
    }

    private SecureChannel connect(KeyPair own, PublicKey proxy) throws IOException {
        try {
            return SecureChannel.connect(own, proxy, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(BatchFrame batch) throws IOException {
        channel.send(batch.toBytes());
    }

    void sendBytes(byte[] plaintext) throws IOException {
        channel.send(plaintext);
    }

    Answer answer() throws IOException {
        return Answer.parse(channel.read(channel.awaitLength()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
