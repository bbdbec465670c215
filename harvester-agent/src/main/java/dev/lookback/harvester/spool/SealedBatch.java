package dev.lookback.harvester.spool;

import dev.lookback.model.batch.Batch;

/**
 * A complete batch with its number.
 *
 * @param upTo the position of its last event: it has every event of its host and interval up to there that no earlier batch
 *     has
 */
public record SealedBatch(Batch batch, long upTo) {

    SealedMark mark() {
        return SealedMark.of(batch.headers(), upTo);
    }
}
