/**
 * Which events were there within the last minute. It reads ids, keeps a hash of each, in bounded memory without an object
 * an id; it writes and acknowledges nothing.
 */
@NullMarked
package dev.lookback.gateway.dedup;

import org.jspecify.annotations.NullMarked;
