/**
 * An S3 endpoint in this JVM. It reads its directory and port from the command line and its keys from the environment,
 * keeps objects as files in that directory, and is ready when it listens.
 */
@NullMarked
package dev.lookback.embedded.s3;

import org.jspecify.annotations.NullMarked;
