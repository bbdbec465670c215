package dev.lookback.api;

import dev.lookback.access.web.ConfiguredUsers;
import dev.lookback.api.access.ApiAccessConfiguration;
import dev.lookback.api.audit.AuditConfiguration;
import dev.lookback.api.document.DocumentConfiguration;
import dev.lookback.api.environment.EnvironmentConfiguration;
import dev.lookback.api.events.EventsConfiguration;
import dev.lookback.api.expiry.ExpiryConfiguration;
import dev.lookback.api.history.HistoryConfiguration;
import dev.lookback.api.kibana.KibanaConfiguration;
import dev.lookback.api.page.PageConfiguration;
import dev.lookback.api.policy.PolicyConfiguration;
import dev.lookback.api.problem.ProblemConfiguration;
import dev.lookback.api.progress.ProgressConfiguration;
import dev.lookback.api.rebuild.RebuildConfiguration;
import dev.lookback.api.schedule.ScheduleConfiguration;
import dev.lookback.api.search.SearchConfiguration;
import dev.lookback.api.status.StatusConfiguration;
import dev.lookback.api.verify.VerifyConfiguration;
import dev.lookback.blocks.BlockStoreConfiguration;
import dev.lookback.model.time.Intervals;
import dev.lookback.process.LookbackProcess;
import dev.lookback.search.SearchIndexConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The process {@code platform-api}. What it is made of, the stages' configurations declare. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties(ApiProperties.class)
@Import({
    BlockStoreConfiguration.class,
    SearchIndexConfiguration.class,
    ApiAccessConfiguration.class,
    AuditConfiguration.class,
    ProblemConfiguration.class,
    EnvironmentConfiguration.class,
    EventsConfiguration.class,
    PolicyConfiguration.class,
    KibanaConfiguration.class,
    ProgressConfiguration.class,
    HistoryConfiguration.class,
    RebuildConfiguration.class,
    ScheduleConfiguration.class,
    ExpiryConfiguration.class,
    SearchConfiguration.class,
    StatusConfiguration.class,
    VerifyConfiguration.class,
    PageConfiguration.class,
    DocumentConfiguration.class,
})
public class PlatformApiApplication {

    public static void main(String[] arguments) {
        LookbackProcess.run(PlatformApiApplication.class, "platform-api", ConfiguredUsers::areIn, arguments);
    }

    @Bean
    Intervals intervals(ApiProperties properties) {
        return properties.intervals();
    }
}
