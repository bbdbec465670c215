package dev.lookback.harvester.file;

import dev.lookback.harvester.file.FollowedFile.KnownOffset;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that were read and are not followed, and how far: what the sink's positions say at the start, and what vanished since. A
 * file that is found is one of them by its inode and its content; or by its content alone, for it may be the copy of a file that
 * was truncated, or the compressed one of a file that is deleted.
 */
final class RememberedFiles {

    /** The longer a beginning, the less by chance; of two with one inode the later is the one that has it. */
    private static final Comparator<RememberedFile> BETTER = Comparator.comparingInt(
                    (RememberedFile file) -> file.identity().beginning().length())
            .thenComparingLong(file -> file.identity().born());

    private final FileProblems problems;
    private final List<RememberedFile> files = new ArrayList<>();

    /** What a file that was found is. */
    record Match(FileIdentity identity, KnownOffset offset) {}

    RememberedFiles(FileProblems problems) {
        this.problems = problems;
    }

    /**
     * Takes what was read before a restart.
     *
     * @param kept offsets by source, other inputs' too
     * @return sources by which files are no longer called
     */
    List<String> recall(Map<String, Long> kept, Instant now) {
        List<String> obsolete = new ArrayList<>();
        kept.forEach((source, offset) -> FileIdentity.parse(source)
                .map(identity -> RememberedFile.of(identity, offset, now))
                .ifPresent(file -> recall(file, obsolete)));
        return obsolete;
    }

    private void recall(RememberedFile file, List<String> obsolete) {
        RememberedFile other = sameFile(file.identity());
        RememberedFile later = other == null || BETTER.compare(file, other) > 0 ? file : other;
        if (other != null) {
            obsolete.add((later == file ? other : file).identity().text());
            files.remove(other);
        }
        files.add(later);
    }

    boolean hasSameFile(FileIdentity identity) {
        return sameFile(identity) != null;
    }

    private @Nullable RememberedFile sameFile(FileIdentity identity) {
        return files.stream()
                .filter(file -> file.identity().isSameFile(identity))
                .findFirst()
                .orElse(null);
    }

    void add(RememberedFile file) {
        files.add(file);
    }

    Set<String> keys() {
        return files.stream().map(file -> file.identity().key()).collect(Collectors.toSet());
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Returns which one it is, and remembers that no longer.
     *
     * @param byKey only one with the same inode
     */
    @Nullable
    Match take(OpenedFile found, boolean byKey) {
        RememberedFile best = null;
        KnownOffset offset = null;
        for (RememberedFile candidate : files) {
            if (byKey && !candidate.identity().key().equals(found.found().key())) {
                continue;
            }
            KnownOffset in = in(candidate, found);
            if (in != null && (best == null || BETTER.compare(candidate, best) > 0)) {
                best = candidate;
                offset = in;
            }
        }
        if (best == null || offset == null) {
            return null;
        }
        files.remove(best);
        return new Match(best.identity(), offset);
    }

    private @Nullable KnownOffset in(RememberedFile candidate, OpenedFile file) {
        try {
            return candidate.in(file);
        } catch (IOException e) {
            problems.failed(file.found().path(), e);
            return null;
        }
    }

    /**
     * Whether a file that no glob finds may have lines that were not read.
     *
     * @param followed files, whose names rotated ones begin with
     */
    boolean mayHaveRest(FoundFile found, Collection<FollowedFile> followed) {
        return files.stream().anyMatch(file -> mayHaveRest(file, found, followed));
    }

    private static boolean mayHaveRest(RememberedFile file, FoundFile found, Collection<FollowedFile> followed) {
        if (file.identity().key().equals(found.key())) {
            return found.size() > file.offset() || FileContent.isCompressed(found.path());
        }
        if (file.isWhole() || (found.size() <= file.offset() && !FileContent.isCompressed(found.path()))) {
            return false;
        }
        String name = name(found.path());
        // Before a restart the file had another name, which began as a log's does that is still there.
        return file.path() == null
                ? followed.stream().anyMatch(other -> name.startsWith(name(other.path())))
                : name.startsWith(name(file.path()));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** Forgets those that were followed last before then; returns their sources. */
    List<String> forget(Instant limit) {
        List<String> sources = new ArrayList<>();
        files.removeIf(file -> {
            boolean isOld = file.since().isBefore(limit);
            if (isOld) {
                sources.add(file.identity().text());
            }
            return isOld;
        });
        return sources;
    }
}
