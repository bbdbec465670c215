/**
 * One durable Kafka broker and controller in this JVM. It reads its directory and ports from the command line, keeps
 * its log in that directory, and is ready when the broker is registered and unfenced.
 */
@NullMarked
package dev.lookback.embedded.kafka;

import org.jspecify.annotations.NullMarked;
