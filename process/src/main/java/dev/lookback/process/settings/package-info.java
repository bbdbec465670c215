/**
 * What is wrong with a process's settings, all of it at once: keys that nobody knows, values that cannot be. It reads the
 * environment that Spring Boot has prepared and the lists of settings that its processor made at compile time, and starts
 * nothing.
 */
@NullMarked
package dev.lookback.process.settings;

import org.jspecify.annotations.NullMarked;
