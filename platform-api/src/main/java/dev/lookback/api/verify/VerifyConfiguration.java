package dev.lookback.api.verify;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.ArrivedEvents;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockObjects;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

import java.time.Duration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerifyProperties.class)
@Import(VerifyController.class)
public class VerifyConfiguration {

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    @Bean
    Verifications verifications(
            Archive archive,
            BlockObjects objects,
            BlockCodec codec,
            ArrivedEvents arrived,
            VerifyProperties properties) {
        Verification.Archived archived = new Verification.Archived(objects, codec, archive.intervals());
        return new Verifications(archive, archived, arrived, properties.maxChecks());
    }

    @Bean
    VerifyMetrics verifyMetrics(MeterRegistry registry) {
        return new VerifyMetrics(registry);
    }

    @Bean
    VerifySender verifySender(VerifyMetrics metrics) {
        return new VerifySender(SIGN_OF_LIFE, metrics);
    }

    /** Before the server waits for the answers that are under way. */
    @Bean
    ApplicationListener<ContextClosedEvent> verificationsStop(Verifications verifications) {
        return event -> verifications.stop();
    }
}
