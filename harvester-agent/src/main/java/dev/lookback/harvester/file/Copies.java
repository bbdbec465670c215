package dev.lookback.harvester.file;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that begin as another one does which is still there. Each may be a copy that is being made of the other before that is
 * truncated, or compressed and deleted: then its lines are read already, and it is held back until the other is gone. One that
 * goes on otherwise, or has not changed for long, is a file of its own.
 */
final class Copies {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<String, Held> held = new HashMap<>();

    /** What a file was when it was held back first as it is. */
    private record Held(long size, Instant since) {}

    /** Whether it is to be held back. */
    boolean mayBe(OpenedFile file, Collection<FollowedFile> others, Instant now) {
        String key = file.found().key();
        List<FollowedFile> alike =
                others.stream().filter(other -> isLike(file, other)).toList();
        if (alike.isEmpty()) {
            held.remove(key);
            return false;
        }
        if (alike.stream().anyMatch(other -> !other.isListed || !isStill(other))) {
            // This is what is left of it.
            return true;
        }
        long size = file.found().size();
        Held before = held.get(key);
        if (before == null || before.size() != size) {
            held.put(key, new Held(size, now));
            return true;
        }
        return Duration.between(before.since(), now).compareTo(LIMIT) < 0;
    }

    /** Whether it begins as the other does, and has where the shorter of them ends what the other has there. */
    private static boolean isLike(OpenedFile file, FollowedFile other) {
        if (!file.beginsAs(other.identity().beginning())) {
            return false;
        }
        return file.isCompressed() || FileContent.isCompressed(other.path()) || !differs(file, other);
    }

    /** Of one that cannot be read now it is not known, so it is looked at again. */
    private static boolean differs(OpenedFile file, FollowedFile other) {
        boolean wasOpen = other.isOpen();
        long end = Math.min(file.found().size(), other.stored);
        int length = (int) Math.min(end, FollowedFile.KNOWN_BYTES);
        byte[] own = new byte[length];
        byte[] others = new byte[length];
        try {
            file.content().read(end - length, own, 0, length);
            other.content().read(end - length, others, 0, length);
            return !Arrays.equals(own, others) && other.isStillWhatItWas();
        } catch (IOException e) {
            return false;
        } finally {
            if (!wasOpen) {
                other.close();
            }
        }
    }

    /** One that is written anew is noticed when it is read next, which may be later. */
    private static boolean isStill(FollowedFile file) {
        boolean wasOpen = file.isOpen();
        try {
            return file.isStillWhatItWas();
        } catch (IOException e) {
            return false;
        } finally {
            if (!wasOpen) {
                file.close();
            }
        }
    }

    /** Forgets all others: they are gone. */
    void retain(Set<String> keys) {
        held.keySet().retainAll(keys);
    }
}
