package dev.lookback.harvester.file;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.SourcePosition;
import dev.lookback.harvester.event.SourcePositions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A journal in memory: events and what was forgotten, in order. What is behind a place in it may be lost. */
final class KeptEvents implements EventSink, SourcePositions {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Entry> entries;
    private int room = Integer.MAX_VALUE;

    private sealed interface Entry {}

    private record Event(String line, SourcePosition position) implements Entry {}

    private record Forgotten(String source) implements Entry {}

    KeptEvents() {
        this(List.of());
    }

    private KeptEvents(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /** Returns what is there after a crash by which all but so many entries were lost. */
    KeptEvents cut(int count) {
        return new KeptEvents(entries.subList(0, count));
    }

    int size() {
        return entries.size();
    }

    /** From now on it has room for so many. */
    void makeRoom(int events) {
        room = events;
    }

    @Override
    public boolean offer(EventLine line) {
        if (room == 0) {
            return false;
        }
        room--;
        entries.add(new Event(
                new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8),
                Objects.requireNonNull(line.position())));
        return true;
    }

    @Override
    public boolean awaitRoom(Duration limit) {
        return room > 0;
    }

    @Override
    public boolean awaitDurable(Duration limit) {
        return true;
    }

    @Override
    public Map<String, Long> kept() {
        Map<String, Long> kept = new LinkedHashMap<>();
        for (Entry entry : entries) {
            switch (entry) {
                case Event event ->
                    kept.put(event.position().source(), event.position().offset());
                case Forgotten forgotten -> kept.remove(forgotten.source());
            }
        }
        return kept;
    }

    @Override
    public void forget(String source) {
        entries.add(new Forgotten(source));
    }

    List<String> lines() {
        return entries.stream()
                .filter(Event.class::isInstance)
                .map(entry -> ((Event) entry).line())
                .toList();
    }

    List<JsonNode> events() {
        return lines().stream().map(JSON::readTree).toList();
    }

    List<String> messages() {
        return events().stream().map(event -> event.at("/message").asString()).toList();
    }

    List<String> ids() {
        return events().stream().map(event -> event.at("/event/id").asString()).toList();
    }
}
