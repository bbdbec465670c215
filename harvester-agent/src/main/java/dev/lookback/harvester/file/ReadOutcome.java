package dev.lookback.harvester.file;

/** What became of an attempt to read on in a file. */
enum ReadOutcome {
    /** Everything that is there was read. */
    END,
    /** What was read is taken, and there may be more. */
    MORE,
    /** The sink has no room: it is to be read again. */
    NO_ROOM,
    /** The file has other content than the one that was read. */
    REPLACED
}
