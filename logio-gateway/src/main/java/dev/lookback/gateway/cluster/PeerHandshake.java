package dev.lookback.gateway.cluster;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import java.util.Map;

/** Lets other gateways of the same environment in, and nobody else: browsers say where their page is from, gateways do not. */
final class PeerHandshake implements HandshakeInterceptor {

    private static final int FORBIDDEN = 403;

    private final Instance instance;

    PeerHandshake(Instance instance) {
        this.instance = instance;
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
        }
        return refusal == 0;
    }

    private int refusal(ServerHttpRequest request) {
        String id = request.getHeaders().getFirst(Instance.ID_HEADER);
        if (id == null || request.getHeaders().getOrigin() != null) {
            return FORBIDDEN;
        }
        if (id.equals(instance.id())) {
            return Instance.ITSELF;
        }
        boolean isOurs =
                instance.environment().name().equals(request.getHeaders().getFirst(Instance.ENVIRONMENT_HEADER));
        return isOurs ? 0 : Instance.OTHER_ENVIRONMENT;
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
