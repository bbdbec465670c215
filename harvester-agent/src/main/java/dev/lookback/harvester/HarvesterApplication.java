package dev.lookback.harvester;

import dev.lookback.harvester.batch.BatchConfiguration;
import dev.lookback.harvester.event.EventConfiguration;
import dev.lookback.harvester.file.FileConfiguration;
import dev.lookback.harvester.graphite.GraphiteConfiguration;
import dev.lookback.harvester.http.HttpConfiguration;
import dev.lookback.harvester.json.JsonConfiguration;
import dev.lookback.harvester.live.LiveConfiguration;
import dev.lookback.harvester.live.LiveFilterCheck;
import dev.lookback.harvester.rules.RulesCheck;
import dev.lookback.harvester.rules.RulesConfiguration;
import dev.lookback.harvester.syslog.SyslogConfiguration;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.Lanes;
import dev.lookback.process.LookbackProcess;
import dev.lookback.process.settings.SettingsCheck;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import java.util.List;

/** The process {@code harvester}. An input's configuration is imported here, before the way out. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(HarvesterProperties.class)
@Import({
    SyslogConfiguration.class,
    HttpConfiguration.class,
    FileConfiguration.class,
    JsonConfiguration.class,
    GraphiteConfiguration.class,
    EventConfiguration.class,
    RulesConfiguration.class,
    LiveConfiguration.class,
    BatchConfiguration.class,
    WayOut.class,
})
public class HarvesterApplication {

    static final String NAME = "harvester";

    /** What a bean of these settings would say at the start; with {@code --check} there are no beans. */
    static final List<SettingsCheck> CHECKS = List.of(new LiveFilterCheck(), new RulesCheck());

    public static void main(String[] arguments) {
        LookbackProcess.run(HarvesterApplication.class, NAME, CHECKS, arguments);
    }

    @Bean
    Environment servedEnvironment(HarvesterProperties properties) {
        return properties.environment();
    }

    @Bean
    Lanes lanes(HarvesterProperties properties) {
        return new Lanes(properties.lanes());
    }

    @Bean
    Intervals intervals(HarvesterProperties properties) {
        return new Intervals(properties.blockInterval());
    }
}
