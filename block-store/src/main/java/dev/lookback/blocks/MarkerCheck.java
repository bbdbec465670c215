package dev.lookback.blocks;

import org.springframework.context.SmartLifecycle;

/**
 * Compares the marker before anything starts that works with the archive; and not earlier, when beans are made: an image's
 * training run (docs/images.md) makes all of them where there is no bucket.
 */
final class MarkerCheck implements SmartLifecycle {

    private final ArchiveMarker marker;

    private volatile boolean isChecked;

    MarkerCheck(ArchiveMarker marker) {
        this.marker = marker;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        marker.check();
        isChecked = true;
    }

    @Override
    public void stop() {
        isChecked = false;
    }

    @Override
    public boolean isRunning() {
        return isChecked;
    }
}
