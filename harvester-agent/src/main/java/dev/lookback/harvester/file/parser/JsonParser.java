package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.event.Normalizer;
import io.micrometer.core.instrument.Counter;

import java.time.Duration;

/** A JSON object a text, whose fields get their ECS names. What is none becomes a plain event, and is counted. */
public final class JsonParser implements TextParser {

    private final FieldsWriter writer;
    private final PlainParser plain = new PlainParser();
    private final Counter unparsed;

    public JsonParser(Duration maxClockSkew, Counter unparsed) {
        this.writer = new FieldsWriter(maxClockSkew);
        this.unparsed = unparsed;
    }

    @Override
    public EventLine parse(FileText text) {
        return Normalizer.fields(text.utf8(), 0, text.length())
                .flatMap(fields -> writer.line(fields, text.origin()))
                .orElseGet(() -> {
                    unparsed.increment();
                    return plain.parse(text);
                });
    }
}
