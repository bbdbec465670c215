package dev.lookback.api.verify;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.ManifestJson;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks every part of an interval. Safe for use by many threads. */
final class IntervalCheck {

    /** An interval that changes under every look is written to; whoever asks again later sees it at rest. */
    private static final int MAX_LOOKS = 3;

    private final Environment environment;
    private final Intervals intervals;
    private final BlockObjects objects;
    private final DataCheck dataCheck;
    private final Settled settled;

    IntervalCheck(Environment environment, Intervals intervals, BlockObjects objects, DataCheck data, Settled settled) {
        this.environment = environment;
        this.intervals = intervals;
        this.objects = objects;
        this.dataCheck = data;
        this.settled = settled;
    }

    /**
     * What is found there. Where anything is not as it must be, it lists again: a part may have been written, or a
     * leftover removed, since.
     *
     * @param listed all objects of the interval
     */
    IntervalReport check(Interval interval, List<BlockObject> listed) {
        List<BlockObject> seen = listed;
        IntervalReport report = look(interval, seen);
        for (int looks = 1; looks < MAX_LOOKS && !isClean(report); looks++) {
            List<BlockObject> now = objects.list(environment, interval, interval);
            if (now.equals(seen)) {
                break;
            }
            seen = now;
            report = look(interval, seen);
        }
        return report;
    }

    private static boolean isClean(IntervalReport report) {
        return report.findings().isEmpty() && report.unknown().isEmpty();
    }

    private IntervalReport look(Interval interval, List<BlockObject> listed) {
        List<PartObjects> parts = PartObjects.of(listed);
        IntervalReport.Builder report = new IntervalReport.Builder(interval);
        for (PartObjects part : parts) {
            if (part.isLeftover(parts)) {
                report.leftover();
            } else {
                check(part, report);
            }
        }
        return report.build();
    }

    private void check(PartObjects part, IntervalReport.Builder report) {
        BlockObject data = part.data();
        BlockObject manifest = part.manifest();
        if (manifest == null) {
            withoutManifest(Objects.requireNonNull(data), report);
            return;
        }
        report.count(part);
        Optional<PartManifest> read = manifest(manifest, report);
        if (data == null) {
            report.finding(
                    FindingKind.DATA_MISSING, manifest.key(), "data", "no object", "the data beside its manifest");
        } else if (read.isPresent()) {
            data(data, read.get(), report);
        }
    }

    private void withoutManifest(BlockObject data, IntervalReport.Builder report) {
        if (settled.isArchivedUntil(data.writtenAt())) {
            report.finding(
                    FindingKind.MANIFEST_MISSING,
                    data.key(),
                    "manifest",
                    "no object, though all that was sent until " + data.writtenAt() + " is archived",
                    "the manifest beside its data");
        } else {
            report.unknown(
                    Unknown.Reason.ON_ITS_WAY,
                    data.key(),
                    "unfinished: data without a manifest, and not all that was sent until " + data.writtenAt()
                            + " is archived yet");
        }
    }

    private Optional<PartManifest> manifest(BlockObject object, IntervalReport.Builder report) {
        @Nullable PartManifest manifest = null;
        try {
            manifest = new ObjectReader(objects).manifest(object);
            report.findings(new ManifestCheck(environment, intervals).check(object, manifest));
            report.manifest(manifest);
        } catch (ManifestJson.UnknownVersionException e) {
            unreadable(FindingKind.UNKNOWN_VERSION, object, e, report);
        } catch (IllegalArgumentException e) {
            unreadable(FindingKind.MANIFEST_UNREADABLE, object, e, report);
        } catch (NoSuchFileException e) {
            report.finding(FindingKind.MANIFEST_MISSING, object.key(), "manifest", "gone", "the listed object");
        } catch (IOException e) {
            report.unknown(Unknown.Reason.UNREADABLE, object.key(), "cannot be read now: " + e.getMessage());
        }
        return Optional.ofNullable(manifest);
    }

    private static void unreadable(
            FindingKind kind, BlockObject object, IllegalArgumentException problem, IntervalReport.Builder report) {
        report.finding(kind, object.key(), "manifest", String.valueOf(problem.getMessage()), "a manifest of version 1");
    }

    private void data(BlockObject data, PartManifest manifest, IntervalReport.Builder report) {
        try {
            report.findings(dataCheck.check(data, manifest, intervals.range(data.interval())));
        } catch (NoSuchFileException e) {
            report.finding(FindingKind.DATA_MISSING, data.key(), "data", "gone", "the listed object");
        } catch (IOException e) {
            report.unknown(Unknown.Reason.UNREADABLE, data.key(), "cannot be read now: " + e.getMessage());
        }
    }
}
