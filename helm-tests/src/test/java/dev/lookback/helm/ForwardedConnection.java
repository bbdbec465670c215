package dev.lookback.helm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection that goes on to a pod: what one end says or does, the other is told. */
final class ForwardedConnection {

    private final Socket client;
    private final Socket pod = new Socket();

    ForwardedConnection(Socket client) {
        this.client = client;
    }

    /** Returns when both ends have nothing more to say, or one has broken it off. */
    void forwardTo(int port) {
        try {
            pod.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            client.setTcpNoDelay(true);
            pod.setTcpNoDelay(true);
            Thread answers = Thread.ofVirtual().start(() -> pass(pod, client));
            pass(client, pod);
            answers.join();
            client.close();
            pod.close();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            throw new IllegalStateException("a connection to port " + port + " was left alone", e);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            reset();
        }
    }

    /** Both ends see it broken off. */
    void reset() {
        reset(client);
        reset(pod);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }
}
