package dev.lookback.gateway.socket;

import dev.lookback.access.web.UsersListener;
import dev.lookback.gateway.delivery.DeliveryMetrics;
import dev.lookback.gateway.delivery.Notices;
import dev.lookback.gateway.inputs.InputsBoard;
import dev.lookback.gateway.socket.LiveClient.LiveServices;
import dev.lookback.gateway.subscription.Subscriptions;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of the browsers' side. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(SocketProperties.class)
public class SocketConfiguration {

    @Bean
    SocketMetrics socketMetrics(MeterRegistry registry) {
        return new SocketMetrics(registry);
    }

    @Bean
    LiveClients liveClients(SocketProperties properties, InputsBoard board, SocketMetrics metrics) {
        LiveClients clients = new LiveClients(properties.clients(), board);
        metrics.clients(clients);
        return clients;
    }

    @Bean
    LiveServices liveServices(
            SocketProperties properties,
            Environment environment,
            Subscriptions subscriptions,
            SocketMetrics metrics,
            Clock clock) {
        CommandReader reader =
                new CommandReader(environment, properties.clients().maxNames());
        return new LiveServices(reader, subscriptions, metrics, properties.clients(), clock, System::nanoTime);
    }

    @Bean
    LiveHandler liveHandler(
            SocketProperties properties,
            Environment environment,
            LiveClients clients,
            LiveServices services,
            InputsBoard board,
            MeterRegistry registry) {
        DeliveryMetrics delivery = new DeliveryMetrics("browsers", registry);
        return new LiveHandler(clients, services, delivery, board, hello(properties, environment));
    }

    /** Whose line is gone from the users file, or has no role here any more, sees no further event. */
    @Bean
    UsersListener liveUsers(LiveClients clients, Environment environment) {
        return now -> clients.keepWhere(user ->
                now.apply(user).filter(caller -> caller.sees(environment)).isPresent());
    }

    private static byte[] hello(SocketProperties properties, Environment environment) {
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("environment", environment.name());
        if (properties.platformUrl() != null) {
            hello.put("platformUrl", properties.platformUrl().toString());
        }
        return Notices.json(Map.of("hello", hello));
    }

    /** Origins are checked by our own interceptor, which counts; Spring's behind it lets all through that are left. */
    @Bean
    WebSocketConfigurer liveSocket(LiveHandler handler, SocketProperties properties, SocketMetrics metrics) {
        return registry -> registry.addHandler(handler, "/live")
                .addInterceptors(new OriginCheck(properties.allowedOrigins(), metrics))
                .setAllowedOriginPatterns("*");
    }
}
