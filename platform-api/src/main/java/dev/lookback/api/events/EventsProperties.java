package dev.lookback.api.events;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxStreams that are read at the same time; who asks for one more is told to come again */
@Validated
@ConfigurationProperties("lookback.events")
record EventsProperties(@DefaultValue("4") @Min(1) int maxStreams) {}
