/**
 * Progress as server-sent events (WHATWG HTML, section 9.2). It reads one thing over and over, once for all clients that
 * watch it; it writes an event a change, and a comment while there is none; a client that comes back says by its last
 * event's id what it has seen, to whichever process, so nothing is kept for it (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.progress;

import org.jspecify.annotations.NullMarked;
