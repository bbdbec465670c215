package dev.lookback.api.verify;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.util.ArrayList;
import java.util.List;

/** Holds a manifest beside the key that it is stored under. */
final class ManifestCheck {

    private final Environment environment;
    private final Intervals intervals;

    ManifestCheck(Environment environment, Intervals intervals) {
        this.environment = environment;
        this.intervals = intervals;
    }

    List<Finding> check(BlockObject object, PartManifest manifest) {
        Differences differences = new Differences(object.key());
        differences.add(
                FindingKind.WRONG_ENVIRONMENT,
                "environment",
                manifest.environment().name(),
                environment.name());
        differences.add(
                FindingKind.WRONG_INTERVAL,
                "interval",
                manifest.interval().key(),
                object.interval().key());
        differences.add(
                FindingKind.WRONG_INTERVAL, "start", manifest.span().start(), intervals.start(object.interval()));
        differences.add(FindingKind.WRONG_INTERVAL, "end", manifest.span().end(), intervals.end(object.interval()));
        name(differences, manifest.name(), object.name());
        return differences.findings();
    }

    private static void name(Differences differences, PartName manifest, PartName name) {
        FindingKind kind = FindingKind.WRONG_NAME;
        differences.add(kind, "topic", manifest.topic(), name.topic());
        differences.add(kind, "partition", manifest.partition(), name.partition());
        differences.add(
                kind, "firstOffset", manifest.offsets().first(), name.offsets().first());
        differences.add(
                kind, "lastOffset", manifest.offsets().last(), name.offsets().last());
        differences.add(kind, "events", manifest.events(), name.events());
        differences.add(kind, "rawBytes", manifest.rawBytes(), name.rawBytes());
    }

    /** Values that must be the same, and are not. */
    static final class Differences {

        private final String key;
        private final List<Finding> findings = new ArrayList<>();

        Differences(String key) {
            this.key = key;
        }

        void add(FindingKind kind, String what, Object found, Object expected) {
            if (!found.equals(expected)) {
                findings.add(Finding.of(kind, key, what, found, expected));
            }
        }

        List<Finding> findings() {
            return findings;
        }
    }
}
