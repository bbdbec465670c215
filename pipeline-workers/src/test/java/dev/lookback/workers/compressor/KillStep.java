package dev.lookback.workers.compressor;

/** What a compressor was about when it was killed, as it shows in S3, in Kafka and on its disk afterwards. */
enum KillStep {
    /** It had begun to read again, and had not put anything anywhere. */
    READING,
    /** Nothing was put anywhere, but batches lie in its files. */
    SPILLED,
    BEFORE_DATA,
    AFTER_DATA,
    AFTER_MANIFEST,
    AFTER_SOME_CHUNKS,
    BEFORE_COMMIT,
    AFTER_COMMIT
}
