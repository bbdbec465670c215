package dev.lookback.api.history;

import dev.lookback.api.policy.Policy;
import dev.lookback.search.Disks;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.SearchStorage;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What there is for one more load, as it was looked at: nothing is asked here. Bytes of an environment are counted with
 * replicas, as they lie on the disks.
 */
record LoadRoom(Policy policy, InUse inUse, Disks disks) {

    private static final String NARROW = "narrow the range, or set a filter";
    private static final String WATERMARK = "cluster.routing.allocation.disk.watermark.low";

    /**
     * What others have.
     *
     * @param loads of the environment that are under way
     * @param indexes of the environment
     * @param toCome bytes, without replicas, that the environment's loads have still to write
     * @param toComeAnywhere the same of all environments
     */
    record InUse(int loads, SortedMap<String, SearchStorage.IndexSize> indexes, long toCome, long toComeAnywhere) {}

    /**
     * The limit that a load would pass, if any; first those that waiting does not help.
     *
     * @param isFiltered how much a filter wants is known when its blocks are read: only what is full already refuses it
     */
    Optional<Refusal> refusal(HistoryLoad.Size estimate, boolean isFiltered) {
        long needed = isFiltered ? 0 : estimate.indexBytes();
        return neverAllowed(needed)
                .or(() -> neverOnDisk(needed))
                .or(this::tooManyLoads)
                .or(() -> tooManyBytes(needed))
                .or(() -> diskTooFull(needed));
    }

    private Optional<Refusal> neverAllowed(long needed) {
        long bytes = needed * disks.copies();
        return policy.historyMaxBytes()
                .filter(max -> bytes > max)
                .map(max -> Refusal.forEver(
                        "historyMaxBytes",
                        max,
                        bytes,
                        "this load needs " + ByteSize.text(bytes) + " (expected: at most " + ByteSize.text(max) + "): "
                                + NARROW));
    }

    private Optional<Refusal> neverOnDisk(long needed) {
        return disks.canEverHold(needed)
                ? Optional.empty()
                : Optional.of(Refusal.forEver(
                        WATERMARK,
                        disks.allowedBytes(),
                        needed * disks.copies(),
                        "this load needs " + ByteSize.text(needed * disks.copies()) + " (expected: at most "
                                + ByteSize.text(disks.allowedBytes()) + ", which " + disks.lowWatermark()
                                + " leaves of all disks, and a shard on one of them): " + NARROW));
    }

    private Optional<Refusal> tooManyLoads() {
        int max = policy.historyMaxConcurrent();
        return inUse.loads() < max
                ? Optional.empty()
                : Optional.of(Refusal.forNow(
                        "historyMaxConcurrent",
                        max,
                        inUse.loads(),
                        1,
                        inUse.loads() + " under way (expected: fewer than " + max
                                + "): wait until one is over, or cancel one"));
    }

    private Optional<Refusal> tooManyBytes(long needed) {
        long bytes = needed * disks.copies();
        long used = inUse.indexes().values().stream()
                        .mapToLong(SearchStorage.IndexSize::bytes)
                        .sum()
                + inUse.toCome() * disks.copies();
        return policy.historyMaxBytes()
                .filter(max -> used >= max || used + bytes > max)
                .map(max -> Refusal.forNow(
                        "historyMaxBytes",
                        max,
                        used,
                        bytes,
                        "this load needs " + ByteSize.text(bytes) + ", " + ByteSize.text(used)
                                + " are in use (expected: together at most " + ByteSize.text(max) + "): "
                                + makeRoom()));
    }

    private Optional<Refusal> diskTooFull(long needed) {
        long promised = inUse.toComeAnywhere() * disks.copies();
        return disks.hasRoomFor(needed, promised)
                ? Optional.empty()
                : Optional.of(Refusal.forNow(
                        WATERMARK,
                        disks.allowedBytes(),
                        disks.allowedBytes() - disks.roomBytes() + promised,
                        needed * disks.copies(),
                        "this load needs " + ByteSize.text(needed * disks.copies()) + " (expected: at most "
                                + ByteSize.text(Math.max(0, disks.roomBytes() - promised)) + ", which "
                                + disks.lowWatermark() + " leaves of elasticsearch's disks beside the loads under way,"
                                + " and a shard on one of them): " + makeRoom() + ", or add disk"));
    }

    private String makeRoom() {
        return inUse.indexes().entrySet().stream()
                .max(Comparator.comparingLong(index -> index.getValue().bytes()))
                .map(LoadRoom::delete)
                .map(delete -> NARROW + ", or delete an index: " + delete)
                .orElse(NARROW);
    }

    private static String delete(Map.Entry<String, SearchStorage.IndexSize> largest) {
        return largest.getKey() + " is the largest, with "
                + ByteSize.text(largest.getValue().bytes());
    }
}
