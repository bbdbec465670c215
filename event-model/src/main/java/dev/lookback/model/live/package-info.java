/**
 * Events on their way to a browser: what a harvester sends to a gateway, and gateways send to each other (CONTRACT section
 * 6). All of it may be lost.
 */
@NullMarked
package dev.lookback.model.live;

import org.jspecify.annotations.NullMarked;
