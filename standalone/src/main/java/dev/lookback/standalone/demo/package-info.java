/**
 * Sample lines, and what becomes of them. Writes RFC 5424 lines to an instance's syslog port, reads its REST interface,
 * and calls the demonstration done when a history index has what was sent.
 */
@NullMarked
package dev.lookback.standalone.demo;

import org.jspecify.annotations.NullMarked;
