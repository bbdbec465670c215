package dev.lookback.api.verify;

import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one interval.
 *
 * @param parts that count
 * @param leftovers parts that another one covers: they do no harm
 * @param manifests of the parts that count and could be read
 */
record IntervalReport(
        Interval interval,
        Sizes sizes,
        int leftovers,
        List<Finding> findings,
        List<Unknown> unknown,
        List<PartManifest> manifests) {

    /** By the names of the parts: upper bounds, where parts cross. */
    record Sizes(int parts, long events, long rawBytes, long compressedBytes) {

        static final Sizes NONE = new Sizes(0, 0, 0, 0);

        Sizes plus(Sizes other) {
            return new Sizes(
                    parts + other.parts,
                    events + other.events,
                    rawBytes + other.rawBytes,
                    compressedBytes + other.compressedBytes);
        }
    }

    /** Collects a report. */
    static final class Builder {

        private final Interval interval;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Unknown> unknown = new ArrayList<>();
        private final List<PartManifest> manifests = new ArrayList<>();
        private Sizes sizes = Sizes.NONE;
        private int leftovers;

        Builder(Interval interval) {
            this.interval = interval;
        }

        void leftover() {
            leftovers++;
        }

        void count(PartObjects part) {
            sizes = sizes.plus(new Sizes(
                    1,
                    part.name().events(),
                    part.name().rawBytes(),
                    part.data() == null ? 0 : part.data().size()));
        }

        void manifest(PartManifest manifest) {
            manifests.add(manifest);
        }

        void findings(List<Finding> more) {
            findings.addAll(more);
        }

        void finding(FindingKind kind, String key, String what, Object found, Object expected) {
            findings.add(Finding.of(kind, key, what, found, expected));
        }

        void unknown(Unknown.Reason reason, String key, String detail) {
            unknown.add(Unknown.object(reason, interval.key(), key, detail));
        }

        IntervalReport build() {
            return new IntervalReport(interval, sizes, leftovers, findings, unknown, manifests);
        }
    }
}
