package dev.lookback.gateway.cluster;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Lets other gateways of the same environment in, as many as a cluster may have, and nobody else: browsers say where their page
 * is from, gateways do not.
 */
final class PeerHandshake implements HandshakeInterceptor {

    /** Each may have a queue of its own. */
    private static final int MAX_PEERS = 64;

    private final Instance instance;
    private final IntSupplier peers;
    private final ClusterMetrics metrics;

    /** @param peers that there are already */
    PeerHandshake(Instance instance, IntSupplier peers, ClusterMetrics metrics) {
        this.instance = instance;
        this.peers = peers;
        this.metrics = metrics;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        int refusal = refusal(request);
        if (refusal != 0) {
            response.setStatusCode(HttpStatusCode.valueOf(refusal));
            if (refusal != Instance.ITSELF) {
                metrics.refused();
            }
        }
        return refusal == 0;
    }

    private int refusal(ServerHttpRequest request) {
        String id = request.getHeaders().getFirst(Instance.ID_HEADER);
        if (id == null || request.getHeaders().getOrigin() != null) {
            return Instance.NO_PEER;
        }
        if (id.equals(instance.id())) {
            return Instance.ITSELF;
        }
        boolean isOurs =
                instance.environment().name().equals(request.getHeaders().getFirst(Instance.ENVIRONMENT_HEADER));
        if (!isOurs) {
            return Instance.OTHER_ENVIRONMENT;
        }
        return peers.getAsInt() < MAX_PEERS ? 0 : Instance.ONE_TOO_MANY;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @org.jspecify.annotations.Nullable Exception failure) {
        // The handler hears of it.
    }
}
