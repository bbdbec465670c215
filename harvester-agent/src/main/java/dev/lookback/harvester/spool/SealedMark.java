package dev.lookback.harvester.spool;

import dev.lookback.model.batch.BatchHeaders;

/**
 * What a batch on disk says of the journal.
 *
 * @param upTo events of the key at this position and before it are in batches
 */
record SealedMark(BatchKey key, long upTo) {

    static SealedMark of(BatchHeaders headers, long upTo) {
        return new SealedMark(new BatchKey(headers.host(), headers.interval()), upTo);
    }
}
