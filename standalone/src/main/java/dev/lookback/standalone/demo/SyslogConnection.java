package dev.lookback.standalone.demo;

import dev.lookback.standalone.instance.InstanceFailure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** A TCP connection to an instance's syslog port. */
public final class SyslogConnection implements AutoCloseable {
    private static final int LIMIT_MILLISECONDS = 5_000;

    private final Socket socket;

    private SyslogConnection(Socket socket) {
        this.socket = socket;
    }

    public static SyslogConnection open(int port) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLISECONDS);
            return new SyslogConnection(socket);
        } catch (IOException e) {
            close(socket);
            throw new InstanceFailure(
                    "syslog at 127.0.0.1:" + port + ": " + e.getMessage()
                            + " (expected: a running harvester, see ./lookback status)",
                    e);
        }
    }

    /** Returns when the system has taken them all: the harvester reads as fast as it can pass them on. */
    public void send(List<SyslogLine> lines) {
        try {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (SyslogLine line : lines) {
                out.write(line.frame());
            }
            out.flush();
        } catch (IOException e) {
            throw new InstanceFailure("syslog: the connection was lost: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new InstanceFailure("syslog: the connection cannot be closed: " + e.getMessage(), e);
        }
    }
}
