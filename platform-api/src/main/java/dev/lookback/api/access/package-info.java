/**
 * Who may make which call of the API. It reads requests, and what {@code dev.lookback.access} says of their callers; it writes
 * nothing; a call that no row of {@link dev.lookback.api.access.ApiCalls} names is not answered.
 */
@NullMarked
package dev.lookback.api.access;

import org.jspecify.annotations.NullMarked;
