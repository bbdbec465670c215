package dev.lookback.blocks.bzip2;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param library one that writes the same bytes on all machines that run compressors of one environment */
@ConfigurationProperties("lookback.bzip2")
public record Bzip2Properties(@DefaultValue("auto") Bzip2Library library) {}
