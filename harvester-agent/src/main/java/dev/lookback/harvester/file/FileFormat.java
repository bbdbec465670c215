package dev.lookback.harvester.file;

/** How the texts of files are written. */
enum FileFormat {
    /** The text is the message. */
    PLAIN,
    /** A JSON object. */
    JSON,
    /** A message of syslog. */
    SYSLOG,
    /** What a pattern's named groups say. */
    PATTERN
}
