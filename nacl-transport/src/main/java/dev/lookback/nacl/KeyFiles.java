package dev.lookback.nacl;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keys as files: {@code NAME.key} is the secret in base64, for its owner alone; {@code NAME.pub} is the public one. Every
 * method throws a {@link KeyFileException} that names the file.
 */
public final class KeyFiles {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final Set<PosixFilePermission> ROOTS_FOR_A_GROUP =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ);

    private KeyFiles() {}

    /** Reads a {@code .key} that nobody but its owner can read. */
    public static KeyPair readPair(Path file) {
        requirePrivate(file);
        byte[] secret = decode(file, "a secret key as ./lookback keys writes it");
        return KeyPair.of(secret);
    }

    public static PublicKey readPublic(Path file) {
        return new PublicKey(decode(file, "a public key as ./lookback keys writes it"));
    }

    /**
     * Makes a new pair, and {@code NAME.key} and {@code NAME.pub} of it; a file that is there is never written over.
     *
     * @param name with its directory, without an ending
     */
    public static KeyPair writeNew(Path name) {
        Path key = withEnding(name, ".key");
        Path pub = withEnding(name, ".pub");
        KeyPair pair = KeyPair.generate();
        if (Files.exists(pub)) {
            throw exists(pub);
        }
        write(key, Base64.getEncoder().encodeToString(pair.secret()), "rw-------");
        write(pub, pair.publicKey().toString(), "rw-r--r--");
        return pair;
    }

    /**
     * Reads the pair, or makes one where there is none; the public file is written again when only it is missing.
     *
     * @param name with its directory, without an ending
     */
    public static KeyPair readOrMake(Path name) {
        Path key = withEnding(name, ".key");
        if (!Files.exists(key)) {
            return writeNew(name);
        }
        KeyPair pair = readPair(key);
        Path pub = withEnding(name, ".pub");
        if (!Files.exists(pub)) {
            write(pub, pair.publicKey().toString(), "rw-r--r--");
        }
        return pair;
    }

    public static Path withEnding(Path name, String ending) {
        return name.resolveSibling(name.getFileName() + ending);
    }

    private static void write(Path file, String text, String permissions) {
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
        // With its permissions from the first moment: there is no time in which others could open it.
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, attributes)) {
            Channels.newOutputStream(channel).write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new KeyFileException(file + ": cannot be written: " + reason(e), e);
        }
    }

    private static KeyFileException exists(Path file) {
        return new KeyFileException(file + ": exists (expected: a name that has no files yet; nothing was changed)");
    }

    private static byte[] decode(Path file, String expected) {
        try {
            return PublicKey.decode(
                    file + ": no key",
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(e.getMessage() + ", " + expected);
        } catch (IOException e) {
            throw new KeyFileException(file + ": cannot be read: " + reason(e) + " (expected: " + expected + ")", e);
        }
    }

    private static void requirePrivate(Path file) {
        if (!isPosix(file) || !Files.exists(file)) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!isPrivate(permissions, (int) Files.getAttribute(file, "unix:uid"))) {
                throw new KeyFileException(file + ": mode " + PosixFilePermissions.toString(permissions)
                        + " (expected: for its owner alone; set it with: chmod 600 " + file + ")");
            }
        } catch (IOException e) {
            throw new KeyFileException(file + ": cannot be read: " + reason(e), e);
        }
    }

    /** Its owner's alone; or root's, read-only, for one group: so Kubernetes hands a secret to who is not root. */
    static boolean isPrivate(Set<PosixFilePermission> permissions, int owner) {
        return OWNERS.containsAll(permissions) || (owner == 0 && ROOTS_FOR_A_GROUP.containsAll(permissions));
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    }
}
