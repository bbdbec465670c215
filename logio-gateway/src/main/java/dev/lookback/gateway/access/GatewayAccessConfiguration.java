package dev.lookback.gateway.access;

import dev.lookback.access.Role;
import dev.lookback.access.web.AccessConfiguration;
import dev.lookback.access.web.Call;
import dev.lookback.access.web.CallTable;
import dev.lookback.access.web.Place;
import dev.lookback.model.topic.Environment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.util.List;

@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
public class GatewayAccessConfiguration {

    /** Peers come as a user, too: what they are sent is what browsers see. */
    @Bean
    CallTable callTable(Environment environment) {
        Place served = new Place.Served(environment);
        return new CallTable(
                List.of(Call.read("/live", Role.VIEWER, served), Call.read("/peers", Role.VIEWER, served)),
                List.of("/", "/index.html", "/icon.svg", "/app/**", "/styles/**", "/webjars/**"),
                served);
    }
}
