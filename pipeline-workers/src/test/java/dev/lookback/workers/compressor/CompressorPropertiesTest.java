package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;

class CompressorPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(CompressorProperties.class)
    static class Properties {}

    @Test
    void hasTheContractsDefaults() {
        runner.run(context -> {
            CompressorProperties properties = context.getBean(CompressorProperties.class);
            assertThat(properties)
                    .isEqualTo(new CompressorProperties(
                            Duration.ofSeconds(90),
                            Duration.ofMinutes(10),
                            DataSize.ofMegabytes(256),
                            DataSize.ofMegabytes(64),
                            Duration.ofHours(1),
                            null));
            assertThat(properties.parentOfSpills())
                    .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "lookback-compressor"));
        });
    }

    @Test
    void takesAllItsSettings() {
        runner.withPropertyValues(
                        "lookback.compressor.grace=5s",
                        "lookback.compressor.late-window=30s",
                        "lookback.compressor.max-part-size=1MB",
                        "lookback.compressor.memory=2MB",
                        "lookback.compressor.leftover-age=20m",
                        "lookback.compressor.spill-directory=/var/spool/lookback")
                .run(context -> assertThat(context.getBean(CompressorProperties.class))
                        .isEqualTo(new CompressorProperties(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                DataSize.ofMegabytes(1),
                                DataSize.ofMegabytes(2),
                                Duration.ofMinutes(20),
                                Path.of("/var/spool/lookback"))));
    }

    @Test
    void refusesTimesThatCannotBe() {
        runner.withPropertyValues("lookback.compressor.grace=-1s")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("lookback.compressor.late-window=0s")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("lookback.compressor.leftover-age=0s")
                .run(context -> assertThat(context).hasFailed());
    }
}
