/**
 * The REST interface of a running instance, as commands call it. It reads answers, writes requests, and acknowledges
 * nothing.
 */
@NullMarked
package dev.lookback.standalone.rest;

import org.jspecify.annotations.NullMarked;
