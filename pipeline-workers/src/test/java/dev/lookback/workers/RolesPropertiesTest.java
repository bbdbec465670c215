package dev.lookback.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.process.settings.SettingsAudit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import java.util.List;

class RolesPropertiesTest {

    @Test
    void takesEveryRole() {
        List<String> all = List.of("compressor", "es-consumer", "indexer", "nacl-proxy");

        assertThat(new RolesProperties(all).roles()).isEqualTo(all);
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> new RolesProperties(List.of("pruner")))
                .hasMessageContaining("lookback.workers.roles: pruner");
        assertThatThrownBy(() -> new RolesProperties(List.of()))
                .hasMessageContaining("lookback.workers.roles: missing");
    }

    /** A start refuses keys that no record asks for: the roles' must not be one of them. */
    @Test
    void isKnownToTheGuardOfSettings() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("lookback.environment", "prod")
                .withProperty("lookback.workers.roles", "compressor,es-consumer,indexer,nacl-proxy");

        assertThat(new SettingsAudit(environment, "workers").unknownKeys()).isEmpty();
        assertThat(new SettingsAudit(environment.withProperty("lookback.workers.role", "indexer"), "workers")
                        .unknownKeys())
                .hasSize(1);
    }
}
