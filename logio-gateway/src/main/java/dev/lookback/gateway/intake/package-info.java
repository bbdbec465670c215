/**
 * Where live events come in. It reads datagrams of harvesters (CONTRACT section 6), writes them as they are to the
 * {@link dev.lookback.gateway.intake.IntakeQueue} that every way in shares, and acknowledges nothing: what finds no room there
 * is dropped and counted.
 */
@NullMarked
package dev.lookback.gateway.intake;

import org.jspecify.annotations.NullMarked;
