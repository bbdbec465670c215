package dev.lookback.model.block;

import dev.lookback.model.block.AgentBatches.SequenceRange;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A manifest as it is stored: JSON, version 1. */
public final class ManifestJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** It is a manifest of a version that this program does not know. */
    public static final class UnknownVersionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private UnknownVersionException(String message) {
            super(message);
        }
    }

    private ManifestJson() {}

    public static byte[] write(PartManifest manifest) {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION);
        json.put("environment", manifest.environment().name());
        json.put("interval", manifest.interval().key());
        json.put("start", manifest.span().start().toString());
        json.put("end", manifest.span().end().toString());
        writeName(manifest.name(), json);
        PartManifest.Content content = manifest.content();
        json.put("compressedBytes", content.compressedBytes());
        json.put("sha256", content.sha256());
        json.put("codec", content.codec());
        json.put("minTimestamp", content.minTimestamp());
        json.put("maxTimestamp", content.maxTimestamp());
        json.put("writtenAt", manifest.writing().writtenAt().toString());
        json.put("late", manifest.writing().late());
        ObjectNode agents = json.putObject("agents");
        manifest.agents().forEach((agent, batches) -> writeAgent(batches, agents.putObject(agent)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static void writeName(PartName name, ObjectNode json) {
        json.put("topic", name.topic());
        json.put("partition", name.partition());
        json.put("firstOffset", name.offsets().first());
        json.put("lastOffset", name.offsets().last());
        json.put("events", name.events());
        json.put("rawBytes", name.rawBytes());
    }

    private static void writeAgent(AgentBatches agent, ObjectNode json) {
        json.put("host", agent.host());
        ArrayNode ranges = json.putArray("batches");
        agent.batches().forEach(range -> ranges.addArray().add(range.first()).add(range.last()));
        ObjectNode previous = json.putObject("prev");
        agent.previous().forEach((sequence, interval) -> previous.put(sequence.toString(), interval.key()));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnknownVersionException if it has another version
     * @throws IllegalArgumentException if it is no manifest of version 1, naming what is wrong
     */
    public static PartManifest read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            requireVersion(json.path("version"));
            return read(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("manifest: " + e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("manifest: " + e.getMessage(), e);
        }
    }

    private static void requireVersion(JsonNode version) {
        if (version.asInt(0) != VERSION) {
            String message = "manifest version: " + version + " (expected: " + VERSION + ")";
            throw version.isNumber() ? new UnknownVersionException(message) : new IllegalArgumentException(message);
        }
    }

    private static PartManifest read(JsonNode json) {
        SortedMap<String, AgentBatches> agents = new TreeMap<>();
        json.required("agents").properties().forEach(agent -> agents.put(agent.getKey(), readAgent(agent.getValue())));
        return new PartManifest(
                new Environment(text(json, "environment")),
                Interval.parse(text(json, "interval")),
                new TimeRange(Instant.parse(text(json, "start")), Instant.parse(text(json, "end"))),
                readName(json),
                new PartManifest.Content(
                        number(json, "compressedBytes"),
                        text(json, "sha256"),
                        text(json, "codec"),
                        text(json, "minTimestamp"),
                        text(json, "maxTimestamp")),
                new PartManifest.Writing(
                        Instant.parse(text(json, "writtenAt")),
                        json.required("late").asBoolean()),
                agents);
    }

    private static PartName readName(JsonNode json) {
        return new PartName(
                text(json, "topic"),
                (int) number(json, "partition"),
                new OffsetRange(number(json, "firstOffset"), number(json, "lastOffset")),
                number(json, "events"),
                number(json, "rawBytes"));
    }

    private static AgentBatches readAgent(JsonNode json) {
        List<SequenceRange> ranges = new ArrayList<>();
        json.required("batches")
                .forEach(range -> ranges.add(new SequenceRange(
                        range.required(0).asLong(), range.required(1).asLong())));
        SortedMap<Long, Interval> previous = new TreeMap<>();
        json.required("prev")
                .properties()
                .forEach(entry -> previous.put(
                        Long.valueOf(entry.getKey()),
                        Interval.parse(entry.getValue().asString())));
        return new AgentBatches(text(json, "host"), ranges, previous);
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }

    private static long number(JsonNode json, String name) {
        return json.required(name).asLong();
    }
}
