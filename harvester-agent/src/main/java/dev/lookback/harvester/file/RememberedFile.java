package dev.lookback.harvester.file;

import dev.lookback.harvester.file.FollowedFile.KnownOffset;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * A file that was read, and is not followed at this moment: before a restart, or until it vanished.
 *
 * @param before the bytes before the offset; null where they are not known any more
 * @param path its last; null when that was before a restart
 * @param isWhole whether it was read to its end
 * @param since when it was followed last
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record RememberedFile(
        FileIdentity identity,
        long offset,
        byte @Nullable [] before,
        @Nullable Path path,
        boolean isWhole,
        Instant since) {

    /** One from before a restart. */
    static RememberedFile of(FileIdentity identity, long offset, Instant now) {
        return new RememberedFile(identity, offset, null, null, false, now);
    }

    static RememberedFile of(FollowedFile file, Instant now) {
        return new RememberedFile(file.identity(), file.offset, file.known, file.path(), file.isReadToItsEnd(), now);
    }

    /**
     * Whether a file's content is this one's, at least as far as it was read.
     *
     * @return how far; null if it is not
     */
    @Nullable
    KnownOffset in(OpenedFile file) throws IOException {
        if (!file.beginsAs(identity.beginning())) {
            return null;
        }
        byte[] there = new byte[(int) Math.min(offset, FollowedFile.KNOWN_BYTES)];
        int read = file.content().read(offset - there.length, there, 0, there.length);
        boolean isSame = read == there.length && (before == null || Arrays.equals(before, there));
        return isSame ? new KnownOffset(offset, there) : null;
    }
}
