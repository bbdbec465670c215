package dev.lookback.harvester.spool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The journal's files, oldest first. The last one is written, those before it are whole. */
final class Segments {

    private static final Logger log = LoggerFactory.getLogger(Segments.class);

    private static final String PREFIX = "events-";
    private static final String SUFFIX = ".journal";
    private static final int RADIX = 16;

    private final Path directory;
    private final Deque<Segment> segments = new ArrayDeque<>();

    /** @param position of its first byte */
    record Segment(Path file, long position) {}

    Segments(Path directory) {
        this.directory = directory;
    }

    /** Returns those of the run before, in order. */
    synchronized List<Segment> load() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> name(file).startsWith(PREFIX) && name(file).endsWith(SUFFIX))
                    .map(file -> new Segment(file, position(name(file))))
                    .sorted((a, b) -> Long.compareUnsigned(a.position(), b.position()))
                    .forEach(segments::add);
            return List.copyOf(segments);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static long position(String name) {
        return Long.parseUnsignedLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), RADIX);
    }

    /** The file of the segment that begins there. */
    Path file(long position) {
        return directory.resolve(PREFIX + "%016x".formatted(position) + SUFFIX);
    }

    synchronized void begun(long position) {
        segments.add(new Segment(file(position), position));
    }

    /** Deletes those that end at the position or before it; one that cannot be deleted is tried again the next time. */
    synchronized void deleteBefore(long position) {
        while (segments.size() > 1 && second().position() <= position) {
            try {
                Files.deleteIfExists(segments.getFirst().file());
                segments.removeFirst();
            } catch (IOException e) {
                log.warn("{} not deleted: {}", segments.getFirst().file(), e.toString());
                return;
            }
        }
    }

    private Segment second() {
        return segments.stream().skip(1).findFirst().orElseThrow();
    }

    /** Where the oldest begins. */
    synchronized long position() {
        return segments.isEmpty() ? 0 : segments.getFirst().position();
    }

    static byte[] read(Segment segment) {
        try {
            return Files.readAllBytes(segment.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
