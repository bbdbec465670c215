package dev.lookback.harvester.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * A file that was found and opened, to tell whether it is known.
 *
 * @param available how many bytes of the beginning there are, more than 0
 * @param fingerprints those that were asked for, by length: a file is compared with thousands
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record OpenedFile(
        FoundFile found, FileContent content, byte[] beginning, int available, Map<Integer, Fingerprint> fingerprints) {

    /**
     * Opens one.
     *
     * @return null where it has no content yet, or is no longer what was found
     */
    static @Nullable OpenedFile open(FoundFile found) throws IOException {
        FileContent content = FileContent.open(found.path());
        try {
            byte[] beginning = new byte[Fingerprint.MAX_BYTES];
            int available = content.read(0, beginning, 0, beginning.length);
            String key = FoundFile.key(Files.readAttributes(found.path(), BasicFileAttributes.class));
            if (available > 0 && key.equals(found.key())) {
                return new OpenedFile(found, content, beginning, available, new HashMap<>());
            }
        } catch (IOException e) {
            content.close();
            throw e;
        }
        content.close();
        return null;
    }

    FileIdentity identity(long born) {
        return new FileIdentity(found.key(), born, Fingerprint.of(beginning, available));
    }

    boolean beginsAs(Fingerprint other) {
        return available >= other.length()
                && fingerprints
                        .computeIfAbsent(other.length(), length -> Fingerprint.of(beginning, length))
                        .equals(other);
    }

    boolean isCompressed() {
        return FileContent.isCompressed(found.path());
    }

    void close() {
        try {
            content.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }
}
