package dev.lookback.harvester.syslog;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;

/**
 * A key and its certificate, signed by itself: its own authority.
 *
 * @param file a keystore of PKCS12, its password {@link #PASSWORD}
 */
public record TestCertificate(Path file) {

    public static final String PASSWORD = "changeit";

    /** One for all: a client shows a certificate only where the server says that it trusts somebody of that name. */
    private static final String NAME = "CN=127.0.0.1";

    private static final String ALIAS = "key";

    /** @param file to make, with the JDK's keytool */
    public static TestCertificate make(Path file) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        NAME,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
        return new TestCertificate(file);
    }

    KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            keys.load(input, PASSWORD.toCharArray());
        }
        return keys;
    }

    X509Certificate certificate() throws IOException, GeneralSecurityException {
        return (X509Certificate) keys().getCertificate(ALIAS);
    }

    /** A truststore that holds this one alone. */
    KeyStore trust() throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, certificate());
        return trust;
    }

    /** Of who shows this certificate and trusts the other. */
    public SslBundle trusting(TestCertificate other) throws IOException, GeneralSecurityException {
        return SslBundle.of(SslStoreBundle.of(keys(), PASSWORD, other.trust()));
    }

    /** Of who trusts this certificate and has none. */
    public SslBundle trusted() throws IOException, GeneralSecurityException {
        return SslBundle.of(SslStoreBundle.of(null, null, trust()));
    }
}
