package dev.lookback.blocks.bzip2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class Bzip2PropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(Bzip2Properties.class)
    static class Properties {}

    @Test
    void takesWhatIsThereUnlessToldOtherwise() {
        runner.run(context ->
                assertThat(context.getBean(Bzip2Properties.class)).isEqualTo(new Bzip2Properties(Bzip2Library.AUTO)));
    }

    @Test
    void takesItsSetting() {
        runner.withPropertyValues("lookback.bzip2.library=libbz2")
                .run(context -> assertThat(context.getBean(Bzip2Properties.class))
                        .isEqualTo(new Bzip2Properties(Bzip2Library.LIBBZ2)));
    }

    @Test
    void refusesALibraryThatThereIsNot() {
        runner.withPropertyValues("lookback.bzip2.library=zlib")
                .run(context -> assertThat(context).hasFailed());
    }
}
