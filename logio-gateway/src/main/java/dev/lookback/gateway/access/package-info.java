/**
 * Who may look at live events. It reads requests, and what {@code dev.lookback.access} says of their callers; it writes nothing;
 * whatever the gateway serves is of its environment, and for those who have a role there.
 */
@NullMarked
package dev.lookback.gateway.access;

import org.jspecify.annotations.NullMarked;
