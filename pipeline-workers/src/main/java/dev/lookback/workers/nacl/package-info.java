/**
 * The NaCl proxy (CONTRACT section 8). It reads batches of harvesters over TCP, from whoever has an authorised key, and
 * writes them to {@code h-<env>} as they came, in the partition that its own lanes choose. It acknowledges a batch when every
 * replica in sync has it, and says why when it has not.
 */
@NullMarked
package dev.lookback.workers.nacl;

import org.jspecify.annotations.NullMarked;
