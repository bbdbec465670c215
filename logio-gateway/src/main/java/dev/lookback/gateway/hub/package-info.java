/**
 * The one thread between what comes in and who wants it. It reads entries of the intake queue, checks each line, drops what
 * was there before, and writes the rest to the frames of those who subscribed; it acknowledges nothing. Whoever changes
 * subscriptions does so between two of its steps.
 */
@NullMarked
package dev.lookback.gateway.hub;

import org.jspecify.annotations.NullMarked;
