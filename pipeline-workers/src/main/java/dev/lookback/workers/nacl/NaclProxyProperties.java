package dev.lookback.workers.nacl;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;
import java.nio.file.Path;

/**
 * Where the proxy listens, and to whom.
 *
 * @param address of an interface; every other one than the loopback is told here
 * @param port 0 takes a free one
 * @param key its own secret key, for its owner alone
 * @param authorizedKeys whose batches it takes
 * @param maxConnections with an authorised key, at a time
 * @param maxInFlight bytes of batches that Kafka has not acknowledged; when they need more, nothing is read
 */
@Validated
@ConfigurationProperties("lookback.nacl")
record NaclProxyProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("6700") @Min(0) @Max(65_535) int port,
        @DefaultValue("data/nacl/proxy.key") Path key,
        @DefaultValue("data/nacl/authorized_keys") Path authorizedKeys,
        @DefaultValue("1000") @Min(1) int maxConnections,
        @DefaultValue("64MB") DataSize maxInFlight) {

    private static final DataSize MIN_IN_FLIGHT = DataSize.ofMegabytes(16);
    private static final DataSize MAX_IN_FLIGHT = DataSize.ofGigabytes(1);

    @AssertTrue(message = "max-in-flight: expected: 16MB to 1GB")
    boolean isMaxInFlightPossible() {
        return maxInFlight.compareTo(MIN_IN_FLIGHT) >= 0 && maxInFlight.compareTo(MAX_IN_FLIGHT) <= 0;
    }
}
