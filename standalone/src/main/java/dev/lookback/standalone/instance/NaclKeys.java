package dev.lookback.standalone.instance;

import dev.lookback.nacl.KeyFileException;
import dev.lookback.nacl.KeyFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The proxy's keys and whose keys it knows, in {@code nacl}: made at the first start, then the user's. */
public record NaclKeys(Path key, Path authorized) {

    private static final String EXPLANATION = """
            # Whose batches the NaCl proxy takes, a line for each harvester; read again within seconds.
            # <base64 public key> <environment>[,<environment>...] <name>
            """;

    /**
     * Makes what is missing.
     *
     * @throws InstanceFailure when a file cannot be written, or is not as it must be
     */
    public static NaclKeys of(DataDirectory data) {
        NaclKeys keys =
                new NaclKeys(data.nacl().resolve("proxy.key"), data.nacl().resolve("authorized_keys"));
        try {
            Files.createDirectories(data.nacl());
            KeyFiles.readOrMake(data.nacl().resolve("proxy"));
            if (!Files.exists(keys.authorized())) {
                Files.writeString(keys.authorized(), EXPLANATION);
            }
            return keys;
        } catch (KeyFileException e) {
            throw new InstanceFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InstanceFailure(data.nacl() + ": cannot be written: " + e, e);
        }
    }
}
