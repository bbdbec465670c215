package dev.lookback.blocks;

import dev.lookback.blocks.bzip2.Bzip2BlockCodec;
import dev.lookback.blocks.bzip2.Bzip2Properties;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Leftovers;
import dev.lookback.model.time.Intervals;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The beans of the archive, for whoever imports this and has an {@link Intervals} bean. An archive that is cut otherwise
 * ends the start.
 */
@Configuration(proxyBeanMethods = false)
// Not @ImportAutoConfiguration: where an application excludes the class from its own, that would be excluded with it.
@Import(S3AutoConfiguration.class)
@EnableConfigurationProperties({ArchiveProperties.class, Bzip2Properties.class})
public class BlockStoreConfiguration {

    @Bean
    ArchiveKeys archiveKeys(ArchiveProperties properties) {
        return new ArchiveKeys(properties.prefix());
    }

    @Bean
    S3Bucket archiveBucket(S3Client client, ArchiveProperties properties, MeterRegistry registry) {
        return new S3Bucket(client, properties.bucket(), S3Bucket.Patience.STANDARD, new ArchiveMetrics(registry));
    }

    @Bean
    MarkerCheck markerCheck(S3Bucket bucket, ArchiveKeys keys, Intervals intervals) {
        return new MarkerCheck(new ArchiveMarker(bucket, keys, intervals));
    }

    @Bean
    BlockStore blockStore(S3Bucket bucket, ArchiveKeys keys) {
        return new S3BlockStore(bucket, keys);
    }

    @Bean
    BlockCatalogue blockCatalogue(S3Bucket bucket, ArchiveKeys keys) {
        return new S3BlockCatalogue(bucket, keys);
    }

    @Bean
    BlockObjects blockObjects(S3Bucket bucket, ArchiveKeys keys) {
        return new S3BlockObjects(bucket, keys);
    }

    @Bean
    Leftovers leftovers(S3Bucket bucket, ArchiveKeys keys) {
        return new S3Leftovers(bucket, keys);
    }

    @Bean
    BlockCodec blockCodec(Bzip2Properties properties) {
        return Bzip2BlockCodec.with(properties.library());
    }

    @Bean
    HealthIndicator archiveHealthIndicator(S3Client client, ArchiveProperties properties, ArchiveKeys keys) {
        return new ArchiveHealthIndicator(client, properties.bucket(), keys);
    }
}
