package dev.lookback.harvester.file;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file where a glob has found it.
 *
 * @param key of the file system: device and inode
 * @param created in nanoseconds since the epoch; where a file system does not know, when it was written last
 * @param size in bytes, as stored
 * @param modified in nanoseconds since the epoch
 */
record FoundFile(Path path, FileRules rules, String key, long created, long size, long modified) {

    static FoundFile of(Path path, FileRules rules, BasicFileAttributes attributes) {
        return new FoundFile(
                path,
                rules,
                key(attributes),
                nanos(attributes.creationTime().toInstant()),
                attributes.size(),
                nanos(attributes.lastModifiedTime().toInstant()));
    }

    static String key(BasicFileAttributes attributes) {
        return String.valueOf(attributes.fileKey()).replaceAll("[():]", "");
    }

    static long nanos(java.time.Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }
}
