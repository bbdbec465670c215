package dev.lookback.workers;

import dev.lookback.process.LastResort;
import dev.lookback.process.LookbackProcess;
import dev.lookback.workers.compressor.CompressorConfiguration;
import dev.lookback.workers.indexer.IndexerConfiguration;
import dev.lookback.workers.nacl.NaclProxyConfiguration;
import dev.lookback.workers.prepare.PreparationApplication;
import dev.lookback.workers.recent.RecentConfiguration;
import dev.lookback.workers.record.RecordConfiguration;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The process {@code workers}. A stage's configuration is imported here and conditional on its role. */
@SpringBootConfiguration(proxyBeanMethods = false)
// The archive brings its S3 client along, where a role needs it.
@EnableAutoConfiguration(exclude = S3AutoConfiguration.class)
@EnableConfigurationProperties({WorkersProperties.class, RolesProperties.class})
@Import({
    ArchiveConfiguration.class,
    RecordConfiguration.class,
    CompressorConfiguration.class,
    RecentConfiguration.class,
    IndexerConfiguration.class,
    NaclProxyConfiguration.class,
})
public class WorkersApplication {

    @Bean
    ListenerWatch listenerWatch(ApplicationContext context) {
        return new ListenerWatch(new LastResort(context)::exit);
    }

    public static void main(String[] arguments) {
        if (PreparationApplication.isAsked(arguments)) {
            System.exit(LookbackProcess.runOnce(PreparationApplication.class, "workers", System.err, arguments));
        }
        LookbackProcess.run(WorkersApplication.class, "workers", arguments);
    }
}
