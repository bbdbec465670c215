package dev.lookback.gateway.intake;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What all ways in share.
 *
 * @param queueSize of what has come in and is not yet looked at, at most; beyond it UDP drops, and TCP waits
 */
@Validated
@ConfigurationProperties("lookback.gateway.intake")
record IntakeProperties(@DefaultValue("16MB") DataSize queueSize) {

    @AssertTrue(message = "lookback.gateway.intake.queue-size: expected: 1MB to 1GB")
    boolean isQueueSizeUsable() {
        return queueSize.toMegabytes() >= 1 && queueSize.toMegabytes() <= 1_024;
    }
}
