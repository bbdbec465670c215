/**
 * The end of history indexes. It reads the indexes' own {@code _meta} and their records; it deletes indexes whose time is
 * over by both and writes {@code EXPIRED} into their records; there is nothing to acknowledge: what a sweep leaves undone
 * the next one does (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.expiry;

import org.jspecify.annotations.NullMarked;
