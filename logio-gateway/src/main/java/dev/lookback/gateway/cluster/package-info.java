/**
 * Other gateways of the same environment. It reads from each what it took in itself and browsers here want, writes to each
 * what its browsers want and was taken in here, and acknowledges nothing: a peer that is gone costs what was in flight.
 */
@NullMarked
package dev.lookback.gateway.cluster;

import org.jspecify.annotations.NullMarked;
