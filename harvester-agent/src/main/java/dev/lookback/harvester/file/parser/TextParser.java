package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.EventLine;

/** Writes texts of files as event lines. One thread at a time. */
public interface TextParser {

    /** Writes one; the line stays as it is until the next call. */
    EventLine parse(FileText text);
}
