/** The environments, the Kafka topics that each has, and the partition that a batch goes to (CONTRACT section 2). */
@NullMarked
package dev.lookback.model.topic;

import org.jspecify.annotations.NullMarked;
