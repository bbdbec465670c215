package dev.lookback.harvester.file;

import dev.lookback.harvester.event.LastErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files and directories that cannot be read: said once, until they can. */
final class FileProblems {

    private static final Logger log = LoggerFactory.getLogger(FileProblems.class);

    private final LastErrors errors;
    private final Map<Path, String> reasons = new ConcurrentHashMap<>();

    FileProblems(LastErrors errors) {
        this.errors = errors;
    }

    void failed(Path path, Exception reason) {
        String text = reason instanceof AccessDeniedException ? "permission denied" : reason.toString();
        if (reasons.put(path, text) == null) {
            errors.say(FileMetrics.INPUT, path + ": " + text);
            log.warn("{} cannot be read: {} (it is tried again and again, and this said once)", path, text);
        }
    }

    void succeeded(Path path) {
        if (!reasons.isEmpty() && reasons.remove(path) != null) {
            log.info("{} can be read again", path);
        }
    }

    /** Forgets all others: they are gone. */
    void retain(Collection<Path> there) {
        reasons.keySet().retainAll(there);
    }

    Map<Path, String> reasons() {
        return Map.copyOf(reasons);
    }
}
