package dev.lookback.standalone.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The keys of the embedded S3: random, made at the first start, kept in {@code s3-keys.properties}. */
public record S3Keys(String accessKey, String secretKey) {
    private static final int ACCESS_KEY_BYTES = 10;
    private static final int SECRET_KEY_BYTES = 20;
    private static final String ACCESS_KEY = "access-key=";
    private static final String SECRET_KEY = "secret-key=";

    public static S3Keys of(DataDirectory data) {
        Path path = data.s3Keys();
        try {
            if (Files.exists(path)) {
                return parse(path, Files.readAllLines(path));
            }
            S3Keys made = random(new SecureRandom());
            String text = ACCESS_KEY + made.accessKey + "\n" + SECRET_KEY + made.secretKey + "\n";
            PrivateFile.write(path, text.getBytes(StandardCharsets.UTF_8));
            return made;
        } catch (IOException e) {
            throw new InstanceFailure(path + ": " + e.getMessage(), e);
        }
    }

    private static S3Keys random(SecureRandom random) {
        byte[] access = new byte[ACCESS_KEY_BYTES];
        byte[] secret = new byte[SECRET_KEY_BYTES];
        random.nextBytes(access);
        random.nextBytes(secret);
        HexFormat hex = HexFormat.of();
        return new S3Keys(hex.withUpperCase().formatHex(access), hex.formatHex(secret));
    }

    private static S3Keys parse(Path path, List<String> lines) {
        return new S3Keys(value(path, lines, ACCESS_KEY), value(path, lines, SECRET_KEY));
    }

    private static String value(Path path, List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow(() -> new InstanceFailure(
                        path + ": no " + prefix + "... (expected: as it was written at the first start)"));
    }

    /** Without the secret: this may end in a log. */
    @Override
    public String toString() {
        return "S3Keys[accessKey=" + accessKey + "]";
    }
}
