package dev.lookback.workers;

import dev.lookback.blocks.BlockStoreConfiguration;
import dev.lookback.process.LookbackProcess;
import dev.lookback.workers.compressor.CompressorConfiguration;
import dev.lookback.workers.record.RecordConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The process {@code workers}. A stage's configuration is imported here and conditional on its role. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(WorkersProperties.class)
@Import({
    BlockStoreConfiguration.class,
    RecordConfiguration.class,
    CompressorConfiguration.class,
})
public class WorkersApplication {

    public static void main(String[] arguments) {
        LookbackProcess.run(WorkersApplication.class, "workers", arguments);
    }
}
