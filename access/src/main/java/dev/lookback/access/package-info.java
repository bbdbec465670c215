/**
 * Who may do what: users with roles in environments, and the file that has them. It reads that file, again when it has
 * changed; it writes it for {@code ./lookback user}; a user counts from the moment that the file was read. Nothing here knows
 * HTTP: how a process asks its callers is in {@code web}.
 */
@NullMarked
package dev.lookback.access;

import org.jspecify.annotations.NullMarked;
