package dev.lookback.gateway.cluster;

import dev.lookback.gateway.delivery.DeliveryMetrics;
import dev.lookback.gateway.inputs.InputsBoard;
import dev.lookback.gateway.intake.IntakeMetrics;
import dev.lookback.gateway.intake.IntakeQueue;
import dev.lookback.gateway.subscription.Subscriptions;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;

/** The beans of the cluster. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
public class ClusterConfiguration {

    @Bean
    Instance instance(Environment environment) {
        return new Instance(environment);
    }

    @Bean
    ClusterMetrics clusterMetrics(MeterRegistry registry) {
        return new ClusterMetrics(registry);
    }

    @Bean
    PeersHandler peersHandler(
            Instance instance,
            ClusterProperties properties,
            Subscriptions subscriptions,
            InputsBoard board,
            ClusterMetrics metrics,
            MeterRegistry registry) {
        PeersHandler handler = new PeersHandler(
                instance, properties.peering(), subscriptions, board, new DeliveryMetrics("peers", registry));
        metrics.served(handler);
        return handler;
    }

    /** What every link needs; a peer that is slow to be read blocks a virtual thread. */
    @Bean
    LinkServices linkServices(
            Instance instance,
            ClusterProperties properties,
            Subscriptions subscriptions,
            PeerIntake intake,
            InputsBoard board,
            ClusterMetrics metrics) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(properties.peering().timeout())
                .build();
        return new LinkServices(
                instance,
                http,
                properties.peering().authorization(),
                properties.peering().timeout(),
                subscriptions,
                intake,
                board,
                new PeerDirectory(),
                metrics);
    }

    @Bean
    PeerIntake peerIntake(IntakeQueue queue, IntakeMetrics metrics) {
        return new PeerIntake(queue, metrics);
    }

    @Bean
    PeerLinks peerLinks(
            ClusterProperties properties, LinkServices services, PeersHandler served, ClusterMetrics metrics) {
        PeerLinks links = new PeerLinks(properties, services, served);
        metrics.links(links);
        return links;
    }

    /** The handshake lets no page in, wherever it is from: Spring's check behind it has nothing left to refuse. */
    @Bean
    WebSocketConfigurer peersSocket(PeersHandler handler, Instance instance, ClusterMetrics metrics) {
        return registry -> registry.addHandler(handler, "/peers")
                .addInterceptors(new PeerHandshake(instance, handler::size, metrics))
                .setAllowedOriginPatterns("*");
    }
}
