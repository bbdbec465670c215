/**
 * Who has changed what, when, from where and for what. It reads requests that would change something; it writes a record of each
 * before anything acts on it, and what came of it behind; a change whose record cannot be written does not happen.
 */
@NullMarked
package dev.lookback.api.audit;

import org.jspecify.annotations.NullMarked;
