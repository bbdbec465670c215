package dev.lookback.gateway.socket;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;

import java.util.List;
import java.util.Map;

/** Any page may open a WebSocket to anywhere, with its user's rights: only our own, and those that are named, may to here. */
final class OriginCheck extends OriginHandshakeInterceptor {

    private final SocketMetrics metrics;

    OriginCheck(List<String> allowedOrigins, SocketMetrics metrics) {
        super(allowedOrigins);
        this.metrics = metrics;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws Exception {
        boolean isAllowed = super.beforeHandshake(request, response, handler, attributes);
        if (!isAllowed) {
            metrics.refused(Refusal.ORIGIN);
        }
        return isAllowed;
    }
}
