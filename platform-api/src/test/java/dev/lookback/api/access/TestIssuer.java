package dev.lookback.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Signs tokens with a key that it has made, and shows the public half as an OIDC provider does. */
final class TestIssuer implements AutoCloseable {

    private static final String ID = "of-the-test";
    private static final int HOUR = 3600;

    private final RSAKey key = newKey();
    private final RSAKey anotherKey = newKey();
    private final HttpServer server;
    private volatile boolean isAway;

    TestIssuer() {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            if (isAway) {
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String keysAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    String token(Map<String, Object> claims) {
        return signed(claims, key, HOUR);
    }

    String tokenOfAnotherKey(Map<String, Object> claims) {
        return signed(claims, anotherKey, HOUR);
    }

    String expiredToken(Map<String, Object> claims) {
        return signed(claims, key, -HOUR);
    }

    /** As one after a change of keys, of which nobody has asked for the new one yet. */
    String tokenOfANewKey(Map<String, Object> claims) {
        return signed(
                claims, new RSAKey.Builder(anotherKey).keyID("of-tomorrow").build(), HOUR);
    }

    void beAway(boolean away) {
        isAway = away;
    }

    private static String signed(Map<String, Object> claims, RSAKey key, int seconds) {
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .audience("lookback")
                .issueTime(Date.from(now.minusSeconds(2L * HOUR)))
                .expirationTime(Date.from(now.plusSeconds(seconds)));
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
