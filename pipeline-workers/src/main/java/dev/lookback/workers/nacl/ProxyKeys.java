package dev.lookback.workers.nacl;

import dev.lookback.nacl.AuthorizedKeys;
import dev.lookback.nacl.KeyFileException;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import dev.lookback.process.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The proxy's key and whose keys it knows, as the files say now. A file that cannot be read any more leaves what was known:
 * an editor may be about to put it back. An empty one authorises nobody.
 */
final class ProxyKeys {

    private static final Logger log = LoggerFactory.getLogger(ProxyKeys.class);

    private final Path keyFile;
    private final Path authorizedFile;

    private volatile KeyPair pair;
    private volatile AuthorizedKeys authorized;
    private String text;
    private String lastProblem = "";

    /** @throws StartRefusedException if a file cannot be read, or is for others too, with what mends it */
    ProxyKeys(Path keyFile, Path authorizedFile) {
        this.keyFile = keyFile;
        this.authorizedFile = authorizedFile;
        try {
            this.pair = KeyFiles.readPair(keyFile);
            this.text = Files.readString(authorizedFile);
        } catch (KeyFileException e) {
            throw new StartRefusedException("lookback.nacl.key: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "lookback.nacl.authorized-keys: " + authorizedFile + " cannot be read: " + e
                            + " (expected: a file with a line for each harvester, or an empty one)",
                    e);
        }
        this.authorized = parse(text);
    }

    KeyPair pair() {
        return pair;
    }

    AuthorizedKeys authorized() {
        return authorized;
    }

    /** Reads both files again; one thread asks. @return whether others are authorised now */
    boolean refresh() {
        try {
            pair = KeyFiles.readPair(keyFile);
            String current = Files.readString(authorizedFile);
            lastProblem = "";
            if (current.equals(text)) {
                return false;
            }
            text = current;
            authorized = parse(current);
            log.info(
                    "{}: read again, {} keys",
                    authorizedFile,
                    authorized.clients().size());
            return true;
        } catch (KeyFileException | IOException e) {
            tell(e.toString());
            return false;
        }
    }

    private AuthorizedKeys parse(String lines) {
        AuthorizedKeys keys = AuthorizedKeys.parse(lines);
        keys.problems().forEach(problem -> log.error("{}: not authorised: {}", authorizedFile, problem));
        return keys;
    }

    private void tell(String problem) {
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            log.error("what was known of keys holds, they cannot be read again: {}", problem);
        }
    }
}
