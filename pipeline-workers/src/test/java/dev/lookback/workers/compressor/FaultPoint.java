package dev.lookback.workers.compressor;

/** Where a compressor can be hit: before and behind each step that leaves a trace outside of it. */
enum FaultPoint {
    /** A partition is assigned; what was committed is not asked for yet. */
    BEFORE_START,
    /** Batches were read; what the archive has of their interval is not known yet. */
    BEFORE_LISTING,
    AFTER_LISTING,
    BEFORE_END_OFFSETS,
    /** A part is made and lies in a file. */
    BEFORE_DATA,
    AFTER_DATA,
    AFTER_MANIFEST,
    AFTER_SOME_CHUNKS,
    AFTER_CHUNKS,
    BEFORE_COMMIT,
    AFTER_COMMIT;

    /** Whether it is Kafka, and not the archive, that fails there. */
    boolean isOfKafka() {
        return switch (this) {
            case BEFORE_LISTING, AFTER_LISTING, BEFORE_DATA, AFTER_DATA, AFTER_MANIFEST -> false;
            case BEFORE_START, BEFORE_END_OFFSETS, AFTER_SOME_CHUNKS, AFTER_CHUNKS, BEFORE_COMMIT, AFTER_COMMIT -> true;
        };
    }
}
