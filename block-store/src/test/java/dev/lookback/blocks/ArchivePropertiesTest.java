package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class ArchivePropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(ArchiveProperties.class)
    static class Properties {}

    @Test
    void hasNoPrefixUnlessToldSo() {
        runner.withPropertyValues("lookback.s3.bucket=logs")
                .run(context -> assertThat(context.getBean(ArchiveProperties.class))
                        .isEqualTo(new ArchiveProperties("logs", "")));
    }

    @Test
    void takesAllItsSettings() {
        runner.withPropertyValues("lookback.s3.bucket=logs", "lookback.s3.prefix=a/b/")
                .run(context -> assertThat(context.getBean(ArchiveProperties.class))
                        .isEqualTo(new ArchiveProperties("logs", "a/b/")));
    }

    @Test
    void refusesAMissingBucketAndAPrefixThatIsNoDirectory() {
        runner.run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("lookback.s3.bucket=logs", "lookback.s3.prefix=archive")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("lookback.s3.bucket=logs", "lookback.s3.prefix=/archive/")
                .run(context -> assertThat(context).hasFailed());
    }
}
