package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.event.Normalizer;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Writes fields as event lines, in ECS names. */
final class FieldsWriter {

    private static final String PATH = "log.file.path";

    private final Duration maxClockSkew;

    FieldsWriter(Duration maxClockSkew) {
        this.maxClockSkew = maxClockSkew;
    }

    /**
     * @param fields added to
     * @return empty where the event would be too long even without its message
     */
    Optional<EventLine> line(Map<String, Object> fields, FileText.Origin origin) {
        FileText.Names names = origin.names();
        fields.putIfAbsent(PATH, names.path());
        return Normalizer.line(
                        fields,
                        new Normalizer.Origin(
                                origin.id(),
                                origin.receivedAt(),
                                origin.receivedAt().plus(maxClockSkew),
                                names.host(),
                                names.service()))
                .map(line -> new EventLine(
                        line.host(),
                        line.time().getEpochSecond(),
                        line.bytes(),
                        0,
                        line.bytes().length,
                        origin.position()));
    }
}
