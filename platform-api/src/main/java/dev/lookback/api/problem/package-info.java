/**
 * What a caller is told when something cannot be done. It reads exceptions; it writes RFC 9457 answers that name the
 * field; it acknowledges nothing (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.problem;

import org.jspecify.annotations.NullMarked;
