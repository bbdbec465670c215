package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.event.EventLineWriter;

import java.nio.charset.StandardCharsets;

/** The text is the message, the time that of its receipt. */
public final class PlainParser implements TextParser {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    private final EventLineWriter line = new EventLineWriter();

    @Override
    public EventLine parse(FileText text) {
        FileText.Origin origin = text.origin();
        FileText.Names names = origin.names();
        int kept = EventLineWriter.cut(text.utf8(), 0, text.length(), EventLineWriter.MAX_MESSAGE_BYTES);
        line.clear();
        line.begin(origin.receivedAt(), origin.id(), "event").host(names.host()).service(names.service());
        line.object("log").nested("file").member("path", names.path()).endNested();
        if (text.isCut() || kept < text.length()) {
            line.memberJson("truncated", TRUE);
        }
        line.message(text.utf8(), 0, kept).end();
        return new EventLine(
                names.host(), origin.receivedAt().getEpochSecond(), line.buffer(), 0, line.length(), origin.position());
    }
}
