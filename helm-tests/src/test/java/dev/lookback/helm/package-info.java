/**
 * The Helm chart, seen as a cluster would see it. The chart and its scenarios ({@code ci/}) are read, rendered by Helm itself,
 * and nothing is written: no cluster and no Docker are needed.
 */
@NullMarked
package dev.lookback.helm;

import org.jspecify.annotations.NullMarked;
