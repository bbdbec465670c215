package dev.lookback.harvester.nacl;

import dev.lookback.process.HostPort;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.util.List;

/**
 * Which proxies, and the keys. Bound only where there are proxies.
 *
 * @param proxies one of which is connected to; the next when that fails
 * @param proxyKey file of the public key that all of them have
 * @param key file of the harvester's own secret key, for its owner alone
 */
@Validated
@ConfigurationProperties("lookback.harvester.nacl")
record NaclProperties(
        @DefaultValue @NotEmpty List<HostPort> proxies,

        @NotNull(message = "expected: the file of the proxies' public key, like proxy.pub")
        Path proxyKey,

        @NotNull(message = "expected: the file of this harvester's own key, as ./lookback keys writes it")
        Path key) {

    NaclProperties {
        proxies = List.copyOf(proxies);
    }
}
