package dev.lookback.harvester.nacl;

import dev.lookback.model.topic.Environment;
import dev.lookback.nacl.KeyFileException;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.security.SecureRandom;
import java.time.Duration;

/** The beans of the way to Kafka through a NaCl proxy. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NaclProperties.class)
public class NaclOutputConfiguration {

    /** Sent ahead of their answers: enough for a long way, and little enough to be sent again. */
    static final int WINDOW = 64;

    /** Until somebody has changed something at the proxy, trying again helps nobody. */
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(1);

    @Bean
    Outbox outbox() {
        return new Outbox(WINDOW, REFUSED_PAUSE, System::nanoTime);
    }

    @Bean
    LinkState linkState() {
        return new LinkState();
    }

    @Bean(destroyMethod = "")
    NaclBatchSender naclBatchSender(
            NaclProperties properties,
            Environment environment,
            Outbox outbox,
            LinkState state,
            MeterRegistry registry) {
        requireKeys(properties);
        return new NaclBatchSender(
                properties,
                environment,
                outbox,
                new ReconnectPauses(properties.proxies().size(), new SecureRandom()),
                new NaclBatchSender.Eyes(state, new NaclSendMetrics(registry)));
    }

    /** They are read again at every connection; a mistake is seen when it is made. */
    private static void requireKeys(NaclProperties properties) {
        try {
            KeyFiles.readPair(properties.key());
            KeyFiles.readPublic(properties.proxyKey());
        } catch (KeyFileException e) {
            throw new StartRefusedException("lookback.harvester.nacl: " + e.getMessage(), e);
        }
    }

    @Bean
    NaclHealthIndicator naclHealthIndicator(Outbox outbox, LinkState state) {
        return new NaclHealthIndicator(outbox, state);
    }
}
