/**
 * The browsers' side of CONTRACT section 6. It reads their subscriptions from {@code /live}, writes what they are to be told to
 * their queues, and acknowledges nothing; whoever asks for too much is refused, told so, and counted.
 */
@NullMarked
package dev.lookback.gateway.socket;

import org.jspecify.annotations.NullMarked;
