package dev.lookback.harvester.file;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for files: those that the globs find, and those that stand beside them. One thread at a time. */
final class FileScan {

    private static final Logger log = LoggerFactory.getLogger(FileScan.class);

    private final List<FileRules> inputs;
    private final FileProblems problems;
    private final Map<Path, FileRules> directories = new LinkedHashMap<>();

    FileScan(List<FileRules> inputs, FileProblems problems) {
        this.inputs = inputs;
        this.problems = problems;
    }

    /** Returns all files that globs find, by key: one that has two names, or that two inputs find, is there once. */
    Map<String, FoundFile> scan() {
        Map<String, FoundFile> found = new LinkedHashMap<>();
        Set<Path> seen = new HashSet<>();
        directories.clear();
        for (FileRules rules : inputs) {
            Finder finder = new Finder(rules, found, seen);
            rules.globs().forEach(glob -> glob.visit(finder));
        }
        problems.retain(seen);
        return found;
    }

    /**
     * Returns the other files in the directories of the last scan: where a file may be that was renamed, copied or compressed.
     *
     * @param found by the last scan
     */
    List<FoundFile> beside(Map<String, FoundFile> found) {
        List<FoundFile> others = new ArrayList<>();
        directories.forEach((directory, rules) -> {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                for (Path entry : entries) {
                    FoundFile file = look(entry, rules);
                    if (file != null && !found.containsKey(file.key())) {
                        others.add(file);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                log.debug("{} cannot be searched for renamed files: {}", directory, e.toString());
            }
        });
        return others;
    }

    private static @Nullable FoundFile look(Path path, FileRules rules) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile() ? FoundFile.of(path, rules, attributes) : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private final class Finder implements Glob.Visitor {

        private final FileRules rules;
        private final Map<String, FoundFile> found;
        private final Set<Path> seen;

        Finder(FileRules rules, Map<String, FoundFile> found, Set<Path> seen) {
            this.rules = rules;
            this.found = found;
            this.seen = seen;
        }

        @Override
        public void file(Path path) {
            seen.add(path);
            try {
                FoundFile file = look(path, rules);
                if (file != null) {
                    found.putIfAbsent(file.key(), file);
                }
            } catch (IOException e) {
                // To look at a file is its directory's to allow.
                unreadable(path.resolveSibling(""), e);
            }
        }

        @Override
        public void directory(Path directory) {
            directories.putIfAbsent(directory, rules);
        }

        @Override
        public void unreadable(Path directory, IOException reason) {
            problems.failed(directory, reason);
            seen.add(directory);
        }
    }
}
