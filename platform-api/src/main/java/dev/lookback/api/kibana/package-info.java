/**
 * Data views in Kibana. It reads which environments and history indexes there are, and which views Kibana has; it writes
 * the views that are missing and removes those of history indexes that are gone; there is nothing to acknowledge: what a
 * sweep leaves undone, as while Kibana is away, the next one does, and nobody waits for it (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.kibana;

import org.jspecify.annotations.NullMarked;
