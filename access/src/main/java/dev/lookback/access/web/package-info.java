/**
 * How a process asks its callers who they are, and lets them do what their roles allow. It reads requests, the users file and
 * tokens; it writes answers of 401, 403, 404 and 413 as RFC 9457 problems, and headers; a request goes on only when one row of
 * the process's table lets it. Where no users are configured, everybody is {@code anonymous} with every role.
 */
@NullMarked
package dev.lookback.access.web;

import org.jspecify.annotations.NullMarked;
