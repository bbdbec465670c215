/**
 * The compressor. It reads the batches of {@code h-<env>}, writes them as parts of blocks to the archive and as chunks to
 * {@code c-<env>}, and acknowledges an offset when all before it is in the archive and in {@code c-<env>}.
 */
@NullMarked
package dev.lookback.workers.compressor;

import org.jspecify.annotations.NullMarked;
