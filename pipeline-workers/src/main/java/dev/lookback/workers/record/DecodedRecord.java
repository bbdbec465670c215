package dev.lookback.workers.record;

import dev.lookback.model.batch.BatchHeaders;

import java.util.Optional;

/**
 * What a record of {@code h-<env>} says.
 *
 * @param headers of a harvester's batch; absent for another producer's record
 * @param lines event lines, each with a head and ended by a line feed; empty when nothing could be decoded
 * @param events how many lines that is
 * @param isAsItCame whether the record's value is gzip of exactly these lines
 * @param undecodable lines that are no event, or 1 for a record that is none at all
 * @param problem what is wrong with the first of these
 */
public record DecodedRecord(
        Optional<BatchHeaders> headers,
        byte[] lines,
        int events,
        boolean isAsItCame,
        int undecodable,
        Optional<String> problem) {

    static DecodedRecord undecodable(String problem) {
        return new DecodedRecord(Optional.empty(), new byte[0], 0, false, 1, Optional.of(problem));
    }
}
