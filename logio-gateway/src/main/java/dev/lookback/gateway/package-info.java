/**
 * The process {@code logio-gateway}: events to browsers, now. It reads live events from harvesters by UDP, from log.io's own
 * by TCP, and from the other gateways; it writes them to the browsers that subscribed to them; it never acknowledges anything:
 * what cannot be delivered is dropped, counted, and said.
 */
@NullMarked
package dev.lookback.gateway;

import org.jspecify.annotations.NullMarked;
