package dev.lookback.access;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file of users, for its owner alone: hashes can be guessed at by whoever has them. Every method throws a
 * {@link UsersFileException} that names it.
 */
public final class UsersFile {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final Set<PosixFilePermission> ROOTS_FOR_A_GROUP =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ);

    private static final long MAX_BYTES = 1 << 20;

    private static final String EXPLANATION = """
            # Who may what; ./lookback user writes it, processes read it again within seconds.
            # <name> <bcrypt hash> <role>@<environment or *>[,...]      roles: viewer, operator, admin
            """;

    private final Path file;

    public UsersFile(Path file) {
        this.file = file;
    }

    /** As it is, if nobody but its owner can read it. */
    String read() {
        try {
            requirePrivate();
            if (Files.size(file) > MAX_BYTES) {
                throw new UsersFileException(
                        file + ": " + Files.size(file) + " bytes (expected: at most " + MAX_BYTES + ")");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsersFileException(
                    file + ": cannot be read: " + reason(e) + " (expected: a file that ./lookback user add has made)",
                    e);
        }
    }

    /** Whom it has, in its order. */
    public List<User> users() {
        return List.copyOf(UserList.parse(read()).users().values());
    }

    /** Adds a user, or takes the place of the one with this name; the file is made where there is none. */
    public void put(User user) {
        List<String> lines = new ArrayList<>(lines());
        int at = indexOf(user.name(), lines);
        if (at < 0) {
            lines.add(user.line());
        } else {
            lines.set(at, user.line());
        }
        write(lines);
    }

    /** @return whether there was one */
    public boolean remove(String name) {
        List<String> lines = new ArrayList<>(lines());
        int at = indexOf(name, lines);
        if (at >= 0) {
            lines.remove(at);
            write(lines);
        }
        return at >= 0;
    }

    private List<String> lines() {
        return (Files.exists(file) ? read() : EXPLANATION).lines().toList();
    }

    private static int indexOf(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (UserList.isEntry(lines.get(i))
                    && lines.get(i).strip().split("\\s+")[0].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whole or not at all: a process may read it at any time. */
    private void write(List<String> lines) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            // With its permissions from the first moment: there is no time in which others could open it.
            FileAttribute<?>[] attributes = isPosix()
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (SeekableByteChannel channel = Files.newByteChannel(next, options, attributes)) {
                Channels.newOutputStream(channel)
                        .write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UsersFileException(file + ": cannot be written: " + reason(e), e);
        }
    }

    private void requirePrivate() throws IOException {
        if (!isPosix() || !Files.exists(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!isPrivate(permissions, (int) Files.getAttribute(file, "unix:uid"))) {
            throw new UsersFileException(file + ": mode " + PosixFilePermissions.toString(permissions)
                    + " (expected: for its owner alone; set it with: chmod 600 " + file + ")");
        }
    }

    /** Its owner's alone; or root's, read-only, for one group: so Kubernetes hands a secret to who is not root. */
    static boolean isPrivate(Set<PosixFilePermission> permissions, int owner) {
        return OWNERS.containsAll(permissions) || (owner == 0 && ROOTS_FOR_A_GROUP.containsAll(permissions));
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
