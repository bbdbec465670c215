package dev.lookback.gateway.cluster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The other gateways.
 *
 * @param peers {@code host:port} of their HTTP port; a name stands for all its addresses; this gateway may be among them
 */
@Validated
@ConfigurationProperties("lookback.gateway")
record ClusterProperties(
        @DefaultValue
        List<@Pattern(regexp = "[^:\\s]+:\\d{1,5}|\\[[0-9a-fA-F:.]+]:\\d{1,5}", message = "expected: host:port") String>
                peers,

        @DefaultValue @Valid Peering peering) {

    ClusterProperties {
        peers = List.copyOf(peers);
    }

    /**
     * @param timeout after which a peer that says nothing is taken for gone
     * @param resolveEvery how often names are looked up again
     * @param queueSize of the events that wait for one peer, at most
     * @param user as which peers are asked, where they ask for users
     * @param password of that user
     */
    record Peering(
            @DefaultValue("3s") @DurationMin(millis = 100, message = "expected: 100ms or more")
            Duration timeout,

            @DefaultValue("5s") @DurationMin(millis = 100, message = "expected: 100ms or more")
            Duration resolveEvery,

            @DefaultValue("8MB") DataSize queueSize,
            @Nullable String user,
            @Nullable String password) {

        /** For HTTP, where there is a user. */
        Optional<String> authorization() {
            return Optional.ofNullable(user)
                    .map(name -> name + ':' + Objects.requireNonNullElse(password, ""))
                    .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "timeout " + timeout + ", resolve-every " + resolveEvery + ", queue-size " + queueSize;
        }

        @AssertTrue(message = "queue-size: expected: 64KB or more")
        boolean isQueueSizeUsable() {
            return queueSize.toKilobytes() >= 64;
        }
    }
}
