package dev.lookback.workers.compressor;

import com.sun.management.GarbageCollectionNotificationInfo;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most heap that was in use, before a collection and after one, and the most memory that the process had. */
final class PeakHeap {

    private static final double MEGA = 1e6;

    private final AtomicLong before = new AtomicLong();
    private final AtomicLong after = new AtomicLong();

    private PeakHeap() {}

    static PeakHeap watch() {
        PeakHeap peak = new PeakHeap();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, _) -> peak.collected(
                                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())),
                            notification -> notification
                                    .getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
        return peak;
    }

    void print() throws IOException {
        MeasuredParts.print("heap-before-collection-mb", before.get() / MEGA);
        MeasuredParts.print("heap-after-collection-mb", after.get() / MEGA);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                MeasuredParts.print("resident-mb", Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / MEGA);
            }
        }
    }

    private void collected(GarbageCollectionNotificationInfo collection) {
        before.accumulateAndGet(heap(collection.getGcInfo().getMemoryUsageBeforeGc()), Math::max);
        after.accumulateAndGet(heap(collection.getGcInfo().getMemoryUsageAfterGc()), Math::max);
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pools.containsKey(pool.getName()))
                .mapToLong(pool -> pools.get(pool.getName()).getUsed())
                .sum();
    }
}
