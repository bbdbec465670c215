package dev.lookback.workers;

import dev.lookback.blocks.BlockStoreConfiguration;
import dev.lookback.model.time.Intervals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The archive, for the roles that use it: an es-consumer alone needs no S3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.COMPRESSOR, Role.INDEXER})
@Import(BlockStoreConfiguration.class)
class ArchiveConfiguration {

    @Bean
    Intervals intervals(WorkersProperties properties) {
        return properties.intervals();
    }
}
