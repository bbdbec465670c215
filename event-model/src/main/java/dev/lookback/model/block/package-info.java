/**
 * The archive: all events of an interval are its block, a block has one or more parts, a part is an object and its
 * manifest (CONTRACT section 3). The listing is the catalogue: names carry offsets, counts and sizes.
 */
@NullMarked
package dev.lookback.model.block;

import org.jspecify.annotations.NullMarked;
