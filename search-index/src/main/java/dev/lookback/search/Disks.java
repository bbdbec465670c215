package dev.lookback.search;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The disks that a new index may be kept on.
 *
 * @param lowWatermark beyond which Elasticsearch gives a node no more shards, as it is set there
 * @param disks one a node
 */
public record Disks(String lowWatermark, List<Disk> disks) {

    public Disks {
        disks = List.copyOf(disks);
    }

    /** @param keptFreeBytes by the watermark */
    public record Disk(long totalBytes, long availableBytes, long keptFreeBytes) {

        private long allowedBytes() {
            return Math.max(0, totalBytes - keptFreeBytes);
        }

        private long roomBytes() {
            return Math.max(0, availableBytes - keptFreeBytes);
        }
    }

    /** What could be filled if nothing were there yet. */
    public long allowedBytes() {
        return disks.stream().mapToLong(Disk::allowedBytes).sum();
    }

    /** What is still to be filled. */
    public long roomBytes() {
        return disks.stream().mapToLong(Disk::roomBytes).sum();
    }

    /**
     * Whether an index could be kept if nothing else were there. It is a single shard, which lies on one disk.
     *
     * @param bytes without replicas
     */
    public boolean canEverHold(long bytes) {
        return bytes * copies() <= allowedBytes() && bytes <= largest(Disk::allowedBytes);
    }

    /**
     * Whether there is room for an index now, however small; where there is none at all, not even for one of no bytes.
     *
     * @param bytes without replicas
     * @param promised to others, of all that is still to be filled
     */
    public boolean hasRoomFor(long bytes, long promised) {
        long free = roomBytes() - promised;
        return free > 0 && bytes * copies() <= free && bytes <= largest(Disk::roomBytes);
    }

    /** How often an index that is loaded stands on them: it has a replica where there is a node for it. */
    public int copies() {
        return disks.size() > 1 ? 2 : 1;
    }

    private long largest(ToLongFunction<Disk> bytes) {
        return disks.stream().mapToLong(bytes).max().orElse(0);
    }
}
