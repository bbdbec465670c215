/**
 * Records of {@code h-<env>} as event lines. It reads a record's value and headers, gives back lines that all have a
 * head, each byte for byte as it came or rewritten in the same way by every reader, and acknowledges nothing.
 */
@NullMarked
package dev.lookback.workers.record;

import org.jspecify.annotations.NullMarked;
