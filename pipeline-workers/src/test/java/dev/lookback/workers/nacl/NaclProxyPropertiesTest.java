package dev.lookback.workers.nacl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.nio.file.Path;

class NaclProxyPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(NaclProxyProperties.class)
    static class Properties {}

    @Test
    void hasItsDefaults() {
        runner.run(context -> assertThat(context.getBean(NaclProxyProperties.class))
                .isEqualTo(new NaclProxyProperties(
                        InetAddress.getByName("127.0.0.1"),
                        6700,
                        Path.of("data/nacl/proxy.key"),
                        Path.of("data/nacl/authorized_keys"),
                        1000,
                        DataSize.ofMegabytes(64))));
    }

    @Test
    void takesAllItsSettings() {
        runner.withPropertyValues(
                        "lookback.nacl.address=0.0.0.0",
                        "lookback.nacl.port=6701",
                        "lookback.nacl.key=/etc/lookback/proxy.key",
                        "lookback.nacl.authorized-keys=/etc/lookback/authorized_keys",
                        "lookback.nacl.max-connections=5",
                        "lookback.nacl.max-in-flight=16MB")
                .run(context -> assertThat(context.getBean(NaclProxyProperties.class))
                        .isEqualTo(new NaclProxyProperties(
                                InetAddress.getByName("0.0.0.0"),
                                6701,
                                Path.of("/etc/lookback/proxy.key"),
                                Path.of("/etc/lookback/authorized_keys"),
                                5,
                                DataSize.ofMegabytes(16))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"port=-1", "port=65536", "max-connections=0", "max-in-flight=15MB", "max-in-flight=2GB"})
    void refusesWhatCannotBe(String setting) {
        runner.withPropertyValues("lookback.nacl." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
