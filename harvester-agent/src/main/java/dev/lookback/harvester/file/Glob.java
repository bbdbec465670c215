package dev.lookback.harvester.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * A path whose parts may have wildcards: {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}} within a part, {@code **} for any
 * directories. Only directories that may have a match are read.
 */
final class Glob {

    private static final String ANY_DIRECTORIES = "**";

    /** Links may go round in circles. */
    private static final int MAX_DEPTH = 32;

    private final Path root;
    private final List<Part> parts;

    /** @param matcher of names, unused where the text has no wildcard */
    private record Part(String text, boolean isWild, PathMatcher matcher) {}

    /** Takes what is met. */
    interface Visitor {
        void file(Path path);

        /** Files that match may be in it. */
        void directory(Path directory);

        void unreadable(Path directory, IOException reason);
    }

    private Glob(Path root, List<Part> parts) {
        this.root = root;
        this.parts = parts;
    }

    /** @throws IllegalArgumentException if it is none */
    static Glob parse(String text) {
        Path absolute = Path.of(text).toAbsolutePath().normalize();
        List<Part> parts = new ArrayList<>();
        for (Path part : absolute) {
            String name = part.toString();
            parts.add(new Part(
                    name,
                    name.matches(".*[*?\\[{\\\\].*"),
                    absolute.getFileSystem().getPathMatcher("glob:" + name)));
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no file's path");
        }
        return new Glob(absolute.getRoot(), List.copyOf(parts));
    }

    /** Shows every file that matches, links followed; a file may be shown twice. */
    void visit(Visitor visitor) {
        visit(root, 0, 0, visitor);
    }

    private void visit(Path directory, int index, int depth, Visitor visitor) {
        Part part = parts.get(index);
        boolean isLast = index == parts.size() - 1;
        if (isLast) {
            visitor.directory(directory);
        }
        if (!part.isWild()) {
            met(directory.resolve(part.text()), index, depth, visitor);
            return;
        }
        boolean isAny = part.text().equals(ANY_DIRECTORIES);
        if (isAny && !isLast) {
            visit(directory, index + 1, depth, visitor);
        }
        for (Path entry : entries(directory, visitor)) {
            if (isAny && Files.isDirectory(entry)) {
                if (depth < MAX_DEPTH) {
                    visit(entry, index, depth + 1, visitor);
                }
            } else if (isAny ? isLast : part.matcher().matches(entry.getFileName())) {
                met(entry, index, depth, visitor);
            }
        }
    }

    private void met(Path entry, int index, int depth, Visitor visitor) {
        if (index == parts.size() - 1) {
            visitor.file(entry);
        } else if (!parts.get(index + 1).isWild() || Files.isDirectory(entry)) {
            visit(entry, index + 1, depth, visitor);
        }
    }

    private static List<Path> entries(Path directory, Visitor visitor) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            visitor.unreadable(directory, new IOException(e.getMessage(), e));
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Nothing is there that could match.
            return entries;
        } catch (IOException e) {
            visitor.unreadable(directory, e);
        }
        return entries;
    }
}
