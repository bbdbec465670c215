/**
 * The last step to one client, browser or gateway, whatever its speed. It reads frames from the client's own queue, bounded in
 * bytes, writes them to the client's connection with a thread of its own, and acknowledges nothing: what a slow client has no
 * room for is dropped, the oldest first, and told to it.
 */
@NullMarked
package dev.lookback.gateway.delivery;

import org.jspecify.annotations.NullMarked;
