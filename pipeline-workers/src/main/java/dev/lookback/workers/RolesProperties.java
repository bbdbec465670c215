package dev.lookback.workers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * What this worker process does. {@link RoleCondition} reads it before any bean is there.
 *
 * @param roles one or more of {@link Role}
 */
@ConfigurationProperties("lookback.workers")
public record RolesProperties(@DefaultValue List<String> roles) {

    public RolesProperties {
        roles = List.copyOf(roles);
        var _ = Role.parse(roles);
    }
}
