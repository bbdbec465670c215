package dev.lookback.harvester.event;

/**
 * How far a source that can be read again has been read: kept in the same record as the event before it, so that nothing is
 * read twice and nothing is passed over.
 *
 * @param source what stays the same over restarts and renames, like a file's fingerprint; at most 1,024 bytes of UTF-8
 * @param offset where reading goes on
 */
public record SourcePosition(String source, long offset) {}
