package dev.lookback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

class StartFailureTest {

    @Test
    void namesTheSettingThatIsMissing() {
        assertThat(describeStart("--sample.max-size=5")).isEqualTo("sample.environment: missing (must not be null)");
    }

    @Test
    void namesTheSettingThatIsOutOfRange() {
        assertThat(describeStart("--sample.environment=prod", "--sample.max-size=0"))
                .isEqualTo("sample.max-size: 0 (must be greater than or equal to 1)");
    }

    @Test
    void namesTheSettingThatCannotBeRead() {
        assertThat(describeStart("--sample.environment=prod", "--sample.pause=soon"))
                .startsWith("sample.pause: soon (")
                .doesNotContain("\n");
    }

    @Test
    void refusesAnAddressThatOthersCanReach() {
        assertThat(describeStart("--sample.environment=prod", "--server.address=0.0.0.0"))
                .isEqualTo(
                        "server.address: 0.0.0.0 (expected: a loopback address, since no users are configured; lookback.access.without-users=true lets everybody in who reaches it)");
    }

    @Test
    void takesAnyAddressWhereCallersAreAskedOrASettingSaysThatNobodyIs() {
        assertThat(start("--sample.environment=prod", "--server.address=0.0.0.0", "--sample.users=file"))
                .isNull();
        assertThat(start(
                        "--sample.environment=prod",
                        "--server.address=0.0.0.0",
                        "--lookback.access.without-users=true"))
                .isNull();
    }

    @Test
    void takesALoopbackAddress() {
        assertThat(start("--sample.environment=prod", "--server.address=127.0.0.2"))
                .isNull();
    }

    private static String describeStart(String... arguments) {
        return StartFailure.describe(start(arguments));
    }

    private static @Nullable Throwable start(String... arguments) {
        return catchThrowable(() -> new SpringApplicationBuilder(Sample.class)
                .web(WebApplicationType.NONE)
                .properties(LookbackProcess.DEFAULTS)
                .initializers(new LoopbackGuard(settings -> settings.containsProperty("sample.users")))
                .run(arguments)
                .close());
    }

    @ConfigurationProperties("sample")
    @Validated
    record SampleProperties(
            @NotNull String environment,
            @DefaultValue("1") @Min(1) int maxSize,
            @DefaultValue("1s") Duration pause) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SampleProperties.class)
    static class Sample {}
}
