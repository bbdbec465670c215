package dev.lookback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The one user of a server with security on. It is in the server's file realm, in the role that operators are told to give
 * to Lookback: what the role forgets fails in our tests, not in their cluster.
 */
public record ElasticsearchUser(String name, String password) {
    private static final String ROLE = "lookback";
    private static final int ITERATIONS = 10_000;
    private static final int KEY_BITS = 256;

    /**
     * What the server's configuration directory needs, by file name.
     *
     * @see <a href="https://www.elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/file-based">file
     *     realm</a>
     */
    public Map<String, String> realm() {
        try {
            String roles = Files.readString(EmbeddedHome.located().elasticsearchRoles());
            return Map.of(
                    "users", name + ":" + hash() + "\n", "users_roles", ROLE + ":" + name + "\n", "roles.yml", roles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the server itself writes it with {@code xpack.security.authc.password_hashing.algorithm: pbkdf2}. */
    private String hash() {
        try {
            byte[] salt = new byte[KEY_BITS / Byte.SIZE];
            new SecureRandom().nextBytes(salt);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}" + ITERATIONS + '$' + base64.encodeToString(salt) + '$' + base64.encodeToString(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For HTTP's {@code Authorization}. */
    public String basicAuthentication() {
        byte[] pair = (name + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** No secret in a log by mistake. */
    @Override
    public String toString() {
        return name;
    }
}
