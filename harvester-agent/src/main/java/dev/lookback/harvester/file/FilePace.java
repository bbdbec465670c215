package dev.lookback.harvester.file;

import java.time.Duration;

/**
 * How often and how long.
 *
 * @param scanEvery how often directories are looked through
 * @param maxOpenFiles the others are opened when they have grown
 * @param letGoAfter a file that no glob finds any more, and that has not grown for so long, is no longer followed
 * @param rememberFor how long it is known how far a file was read that is gone
 */
record FilePace(Duration scanEvery, int maxOpenFiles, Duration letGoAfter, Duration rememberFor) {}
