package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a writer that was killed, or was not alone, has left: a part, or data without a manifest, whose batches another part
 * has, all of them.
 *
 * @param cover that other part
 */
public record Leftover(Interval interval, PartName name, Part cover) {

    /**
     * Decides about one interval. Of two parts with the very same range none is a leftover here, though readers take only
     * one: that should not be, and somebody may want to look at both.
     *
     * @param there names of which the archive has anything
     * @param whole parts of which it has both objects
     * @param coveredBefore a part that came later covers nothing yet: somebody may still read what it will replace
     */
    public static List<Leftover> among(
            Interval interval, Collection<PartName> there, Collection<Part> whole, Instant coveredBefore) {
        return there.stream()
                .flatMap(name ->
                        cover(name, whole, coveredBefore).map(cover -> new Leftover(interval, name, cover)).stream())
                .toList();
    }

    private static Optional<Part> cover(PartName name, Collection<Part> whole, Instant coveredBefore) {
        return whole.stream()
                .filter(part -> part.name().covers(name))
                .filter(part -> !part.name().offsets().equals(name.offsets()))
                .filter(part -> part.writtenAt().isBefore(coveredBefore))
                .findFirst();
    }
}
