/**
 * The archive on S3. It reads and writes objects through Spring Cloud AWS's client under the names of CONTRACT section 3;
 * a part is written when its manifest is, which is written last.
 */
@NullMarked
package dev.lookback.blocks;

import org.jspecify.annotations.NullMarked;
