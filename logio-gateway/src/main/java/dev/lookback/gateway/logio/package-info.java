/**
 * log.io's own harvesters, whose protocol they may keep. It reads both forms of it from TCP, under any fragmentation, writes
 * each message as an event line to the intake queue, and acknowledges nothing, since log.io cannot: where there is no room, TCP
 * waits.
 */
@NullMarked
package dev.lookback.gateway.logio;

import org.jspecify.annotations.NullMarked;
