/**
 * The environments and what the archive holds of them. It reads Kafka's topics, the compressors' commits and the
 * archive's listing; it writes nothing; it acknowledges nothing (CONTRACT sections 2, 3 and 5).
 */
@NullMarked
package dev.lookback.api.environment;

import org.jspecify.annotations.NullMarked;
