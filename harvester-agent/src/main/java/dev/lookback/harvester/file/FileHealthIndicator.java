package dev.lookback.harvester.file;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.Map;
import java.util.TreeMap;

/** Whether files are read, and which cannot be. */
final class FileHealthIndicator implements HealthIndicator {

    private static final int MAX_SHOWN = 10;

    private final FileInput input;

    FileHealthIndicator(FileInput input) {
        this.input = input;
    }

    @Override
    public Health health() {
        FileFollower.State state = input.state();
        Map<String, String> unreadable = new TreeMap<>();
        state.unreadable().entrySet().stream()
                .limit(MAX_SHOWN)
                .forEach(entry -> unreadable.put(entry.getKey().toString(), entry.getValue()));
        return (input.isRunning() ? Health.up() : Health.down())
                .withDetail("files", state.files())
                .withDetail("open", state.open())
                .withDetail("bytesBehind", state.bytesBehind())
                .withDetail("unreadable", state.unreadable().size())
                .withDetail("unreadableFiles", unreadable)
                .build();
    }
}
