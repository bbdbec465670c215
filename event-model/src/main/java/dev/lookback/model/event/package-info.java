/**
 * The event line: one line of UTF-8 JSON in the Elastic Common Schema whose time and id stand at fixed places
 * (CONTRACT section 1). It is encoded once, at the edge; behind it every stage compares, cuts and copies bytes.
 */
@NullMarked
package dev.lookback.model.event;

import org.jspecify.annotations.NullMarked;
