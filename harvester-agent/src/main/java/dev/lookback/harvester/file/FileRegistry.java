package dev.lookback.harvester.file;

import dev.lookback.harvester.file.FollowedFile.KnownOffset;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files that are followed, and those that were: it tells which of them a file that is found is. One thread at a time.
 */
final class FileRegistry {

    private final FileProblems problems;
    private final int maxOpen;
    private final Map<String, FollowedFile> followed = new LinkedHashMap<>();
    private final RememberedFiles remembered;
    private final Copies copies = new Copies();

    private int open;

    /** @param maxOpen files; the others are opened when they are read */
    FileRegistry(RememberedFiles remembered, FileProblems problems, int maxOpen) {
        this.remembered = remembered;
        this.problems = problems;
        this.maxOpen = maxOpen;
    }

    Collection<FollowedFile> followed() {
        return followed.values();
    }

    /**
     * Takes what globs find.
     *
     * @param files by key
     * @return whether a file that was followed has vanished
     */
    boolean found(Map<String, FoundFile> files, Instant now) {
        boolean hasVanished = false;
        for (Map.Entry<String, FollowedFile> entry : followed.entrySet()) {
            FollowedFile file = entry.getValue();
            FoundFile there = files.get(entry.getKey());
            hasVanished |= there == null && file.isListed;
            file.isListed = there != null;
            if (there != null) {
                file.isSeen(there, now);
            }
        }
        countOpen();
        // Who is at home is known before anybody is taken for a copy.
        Set<String> keys = remembered.keys();
        List<FoundFile> known = files.values().stream()
                .filter(file -> keys.contains(file.key()))
                .toList();
        unknown(known, file -> isKnown(file, true, now));
        List<FoundFile> unknown = remembered.isEmpty()
                ? List.copyOf(files.values())
                : unknown(files.values(), file -> isKnown(file, false, now));
        unknown(unknown, file -> copies.mayBe(file, followed.values(), now) || isNew(file, now));
        copies.retain(files.keySet());
        return hasVanished;
    }

    /**
     * Takes files that no glob finds: of those that are known what was not read yet is read.
     *
     * @param files that the same look has found beside the others
     */
    void foundBeside(Collection<FoundFile> files, Instant now) {
        for (FoundFile file : files) {
            FollowedFile renamed = followed.get(file.key());
            if (renamed != null) {
                renamed.isAt(file.path());
            }
        }
        List<FoundFile> rests = files.stream()
                .filter(file -> remembered.mayHaveRest(file, followed.values()))
                .toList();
        unknown(unknown(rests, file -> isKnown(file, true, now)), file -> isKnown(file, false, now));
        for (FoundFile file : files) {
            FollowedFile rest = followed.get(file.key());
            if (rest != null) {
                rest.isListed = false;
            }
        }
    }

    /** Opens files, and returns those that have content and that the check does not take. */
    private List<FoundFile> unknown(Collection<FoundFile> files, Predicate<OpenedFile> isTaken) {
        List<FoundFile> unknown = new ArrayList<>();
        for (FoundFile file : files) {
            if (file.size() == 0 || followed.containsKey(file.key())) {
                continue;
            }
            OpenedFile opened = open(file);
            if (opened != null && !isTaken.test(opened)) {
                unknown.add(file);
            }
            if (opened != null && !followed.containsKey(file.key())) {
                opened.close();
            }
        }
        return unknown;
    }

    private @Nullable OpenedFile open(FoundFile file) {
        try {
            OpenedFile opened = OpenedFile.open(file);
            problems.succeeded(file.path());
            return opened;
        } catch (NoSuchFileException e) {
            // It was renamed in this moment: the next look finds it.
            return null;
        } catch (IOException e) {
            problems.failed(file.path(), e);
            return null;
        }
    }

    /** Whether it is one that was read before; if so it is followed. */
    private boolean isKnown(OpenedFile file, boolean byKey, Instant now) {
        RememberedFiles.Match match = remembered.take(file, byKey);
        if (match == null) {
            return false;
        }
        follow(file, match.identity(), match.offset(), now);
        return true;
    }

    private boolean isNew(OpenedFile file, Instant now) {
        follow(file, file.identity(born(file, now)), KnownOffset.NONE, now);
        return true;
    }

    /** A file that is written anew keeps its inode and the time when it was made, and is another one all the same. */
    private long born(OpenedFile file, Instant now) {
        long born = file.found().created();
        while (isTaken(file.identity(born))) {
            // Twice in one moment, by a coarse clock.
            born = Math.max(FoundFile.nanos(now), born + 1);
        }
        return born;
    }

    private boolean isTaken(FileIdentity identity) {
        return remembered.hasSameFile(identity)
                || followed.values().stream().anyMatch(other -> other.identity().isSameFile(identity));
    }

    private void follow(OpenedFile file, FileIdentity identity, KnownOffset offset, Instant now) {
        FollowedFile follows = new FollowedFile(file.found(), identity, offset, file.content(), now);
        follows.isSeen(file.found().size(), now);
        followed.put(file.found().key(), follows);
        bound(follows, false);
    }

    private void countOpen() {
        open = (int) followed.values().stream().filter(FollowedFile::isOpen).count();
    }

    /** Closes a file that was opened where too many are; one that vanished could not be opened again. */
    void bound(FollowedFile file, boolean wasOpen) {
        open += (file.isOpen() ? 1 : 0) - (wasOpen ? 1 : 0);
        if (open > maxOpen && file.isOpen() && file.isListed) {
            file.close();
            open--;
        }
    }

    int open() {
        return open;
    }

    /** Follows it no longer, and remembers how far it was read. */
    void letGo(FollowedFile file, Instant now) {
        file.close();
        followed.values().remove(file);
        remembered.add(RememberedFile.of(file, now));
    }
}
