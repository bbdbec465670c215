package dev.lookback.harvester.file;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Follows files, a round at a time: it looks for new ones now and then, and reads a chunk of each that has grown, so that a long
 * one holds up no other. It never waits. One thread at a time, but for {@link #state()}.
 */
final class FileFollower {

    private static final Logger log = LoggerFactory.getLogger(FileFollower.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration CLOSE_AFTER = Duration.ofSeconds(60);
    /** To wait for the disk holds up reading. */
    private static final Duration FORGET_EVERY = Duration.ofSeconds(10);

    private static final Duration DURABLE_LIMIT = Duration.ofSeconds(2);

    /** What is to be done next. */
    enum Round {
        /** Everything is read: wait a little. */
        IDLE,
        /** There is more to read. */
        MORE,
        /** Wait until the sink has room. */
        NO_ROOM
    }

    /**
     * How things are.
     *
     * @param files that are followed
     * @param bytesBehind what is known to be there and is not read yet
     */
    record State(int files, int open, long bytesBehind, Map<Path, String> unreadable) {}

    private final FilePace pace;
    private final FileTarget target;
    private final FileProblems problems;
    private final RememberedFiles remembered;
    private final FileScan scan;
    private final FileRegistry registry;
    private final TextTaker taker;
    private final FollowedFileReader reader;
    private final List<String> obsolete = new ArrayList<>();

    private boolean isBegun;
    private boolean hasToSearch;
    private Instant nextScan = Instant.MIN;
    private Instant nextForgetting = Instant.MIN;
    private int first;
    private volatile State state = new State(0, 0, 0, Map.of());

    FileFollower(List<FileRules> inputs, FilePace pace, FileTarget target) {
        this.pace = pace;
        this.target = target;
        this.problems = new FileProblems(target.errors());
        this.remembered = new RememberedFiles(problems);
        this.scan = new FileScan(inputs, problems);
        this.registry = new FileRegistry(remembered, problems, pace.maxOpenFiles());
        this.taker = new TextTaker(target.sink(), target.received());
        this.reader = new FollowedFileReader(taker);
    }

    Round round(Instant now) throws InterruptedException {
        if (!now.isBefore(nextScan)) {
            scan(now);
        }
        List<FollowedFile> files = new ArrayList<>(registry.followed());
        Round round = Round.IDLE;
        for (int i = 0; i < files.size(); i++) {
            int index = (first + i) % files.size();
            ReadOutcome outcome = read(files.get(index), now);
            if (outcome == ReadOutcome.NO_ROOM) {
                // It has waited longest, once there is room.
                first = index;
                return Round.NO_ROOM;
            }
            round = outcome == ReadOutcome.END ? round : Round.MORE;
        }
        return round;
    }

    private void scan(Instant now) throws InterruptedException {
        if (!isBegun) {
            obsolete.addAll(remembered.recall(target.positions().kept(), now));
            hasToSearch = !remembered.isEmpty();
            isBegun = true;
        }
        Map<String, FoundFile> found = scan.scan();
        hasToSearch |= registry.found(found, now);
        if (hasToSearch) {
            registry.foundBeside(scan.beside(found), now);
            hasToSearch = false;
        }
        for (FollowedFile file : List.copyOf(registry.followed())) {
            tidy(file, now);
        }
        forget(now);
        nextScan = now.plus(pace.scanEvery());
        long behind = registry.followed().stream()
                .mapToLong(FollowedFile::bytesBehind)
                .sum();
        state = new State(registry.followed().size(), registry.open(), behind, problems.reasons());
    }

    private void tidy(FollowedFile file, Instant now) {
        if (!file.isListed) {
            boolean isOver = !now.isBefore(file.grownAt.plus(pace.letGoAfter()));
            if (file.isReadToItsEnd() && isOver) {
                registry.letGo(file, now);
            }
        } else if (file.isOpen() && file.isReadToItsEnd() && !now.isBefore(file.readAt.plus(CLOSE_AFTER))) {
            file.close();
        }
    }

    /** A file's former name goes only once an event under its new one is on disk. */
    private void forget(Instant now) throws InterruptedException {
        obsolete.addAll(taker.drainObsoleteSources());
        obsolete.addAll(remembered.forget(now.minus(pace.rememberFor())));
        if (obsolete.isEmpty() || now.isBefore(nextForgetting)) {
            return;
        }
        if (target.sink().awaitDurable(DURABLE_LIMIT)) {
            obsolete.forEach(target.positions()::forget);
            obsolete.clear();
        }
        nextForgetting = now.plus(FORGET_EVERY);
    }

    private ReadOutcome read(FollowedFile file, Instant now) {
        boolean wasOpen = file.isOpen();
        try {
            if (wasOpen) {
                file.isSeen(file.content().stored(), now);
            }
            if (!file.hasToBeRead(now)) {
                return ReadOutcome.END;
            }
            ReadOutcome outcome = reader.read(file, now);
            file.readAt = now;
            problems.succeeded(file.path());
            read(file, outcome, now);
            return outcome;
        } catch (NoSuchFileException e) {
            gone(file, now);
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with one file, the others are read.
            log.debug("{} cannot be read", file.path(), e);
            problems.failed(file.path(), e);
            file.close();
            file.notBefore = now.plus(RETRY_AFTER);
        } finally {
            registry.bound(file, wasOpen);
        }
        return ReadOutcome.END;
    }

    private void read(FollowedFile file, ReadOutcome outcome, Instant now) {
        switch (outcome) {
            case REPLACED -> {
                log.debug("{} has other content than before: it is read from its beginning", file.path());
                registry.letGo(file, now);
                lookSoon(now);
            }
            case END -> {
                if (FileContent.isCompressed(file.path())) {
                    file.close();
                }
            }
            case MORE, NO_ROOM -> {}
        }
    }

    /** It was renamed or deleted while it was closed. */
    private void gone(FollowedFile file, Instant now) {
        if (file.isListed) {
            file.notBefore = now.plus(pace.scanEvery());
        } else {
            registry.letGo(file, now);
        }
        lookSoon(now);
    }

    private void lookSoon(Instant now) {
        hasToSearch = true;
        nextScan = now;
    }

    State state() {
        return state;
    }

    void close() {
        registry.followed().forEach(FollowedFile::close);
    }
}
