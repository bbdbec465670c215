package dev.lookback.workers.record;

import dev.lookback.model.batch.BatchHeaders;

import java.util.List;
import java.util.Optional;

/**
 * What a record of {@code h-<env>} says.
 *
 * @param headers of a harvester's batch; absent for another producer's record
 * @param lines event lines, each with a head and ended by a line feed; empty when nothing could be decoded
 * @param events how many lines that is
 * @param isAsItCame whether the record's value is gzip of exactly these lines
 * @param problems why a line, or all of the record, is no event: an entry each
 */
public record DecodedRecord(
        Optional<BatchHeaders> headers, byte[] lines, int events, boolean isAsItCame, List<String> problems) {

    public DecodedRecord {
        problems = List.copyOf(problems);
    }

    static DecodedRecord undecodable(String problem) {
        return new DecodedRecord(Optional.empty(), new byte[0], 0, false, List.of(problem));
    }
}
