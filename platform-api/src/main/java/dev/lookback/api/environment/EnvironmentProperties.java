package dev.lookback.api.environment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * The compressors' own setting: here it only says when an open interval is expected to close.
 *
 * @param grace behind an interval's end
 */
@ConfigurationProperties("lookback.compressor")
record EnvironmentProperties(@DefaultValue("90s") Duration grace) {}
