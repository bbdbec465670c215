package dev.lookback.harvester.syslog;

import dev.lookback.process.StartRefusedException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Makes sockets of an SSL bundle's; of what it has become, when Spring Boot reloads it. */
final class TlsContext {

    private static final String SETTING = "lookback.harvester.syslog.tls.";

    private final ClientAuthentication clientAuthentication;

    /** Both of one bundle. */
    private record Current(SslBundle bundle, SSLContext context) {}

    private volatile Current current;

    private TlsContext(SslBundle bundle, ClientAuthentication clientAuthentication) {
        this.clientAuthentication = clientAuthentication;
        this.current = new Current(bundle, bundle.createSslContext());
    }

    /** @param name of a bundle that has a key, and where senders show certificates those to trust */
    static TlsContext of(SslBundles bundles, String name, ClientAuthentication clientAuthentication) {
        SslBundle bundle = bundle(bundles, name);
        if (bundle.getStores().getKeyStore() == null) {
            throw new StartRefusedException(SETTING + "bundle: " + name + " (expected: a bundle with a keystore)");
        }
        if (clientAuthentication != ClientAuthentication.NONE
                && bundle.getStores().getTrustStore() == null) {
            throw new StartRefusedException(SETTING + "bundle: " + name
                    + " (expected: with client-authentication, a bundle with a truststore)");
        }
        TlsContext context = new TlsContext(bundle, clientAuthentication);
        bundles.addBundleUpdateHandler(name, context::replace);
        return context;
    }

    private static SslBundle bundle(SslBundles bundles, String name) {
        try {
            return bundles.getBundle(name);
        } catch (NoSuchSslBundleException e) {
            throw new StartRefusedException(
                    SETTING + "bundle: " + name + " (expected: the name of one of spring.ssl.bundle, "
                            + bundles.getBundleNames() + ")",
                    e);
        }
    }

    /** Connections that are open keep what they have agreed on. */
    private void replace(SslBundle bundle) {
        current = new Current(bundle, bundle.createSslContext());
    }

    /** Returns the server's side over a connection, its handshake still to come. */
    SSLSocket over(Socket accepted) throws IOException {
        Current now = current;
        SSLSocket socket = (SSLSocket) now.context().getSocketFactory().createSocket(accepted, null, true);
        String[] protocols = now.bundle().getOptions().getEnabledProtocols();
        if (protocols != null) {
            socket.setEnabledProtocols(protocols);
        }
        String[] ciphers = now.bundle().getOptions().getCiphers();
        if (ciphers != null) {
            socket.setEnabledCipherSuites(ciphers);
        }
        switch (clientAuthentication) {
            case NONE -> socket.setWantClientAuth(false);
            case WANT -> socket.setWantClientAuth(true);
            case NEED -> socket.setNeedClientAuth(true);
        }
        return socket;
    }
}
