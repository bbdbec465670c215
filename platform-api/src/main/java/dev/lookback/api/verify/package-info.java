/**
 * The archive's proof over REST: is everything there, and as it was written? It reads objects, manifests and how far the
 * compressors are; it writes nothing; it acknowledges nothing (CONTRACT sections 3 and 5).
 */
@NullMarked
package dev.lookback.api.verify;

import org.jspecify.annotations.NullMarked;
