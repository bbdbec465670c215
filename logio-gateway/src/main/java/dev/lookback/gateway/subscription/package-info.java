/**
 * Who wants which events: the pure core, without a thread, a clock or a socket. It reads event lines, writes frames that are
 * shared by all who want the same, and acknowledges nothing.
 */
@NullMarked
package dev.lookback.gateway.subscription;

import org.jspecify.annotations.NullMarked;
