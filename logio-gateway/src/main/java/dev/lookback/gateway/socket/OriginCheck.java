package dev.lookback.gateway.socket;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Any page may open a WebSocket to anywhere, with its user's rights: only those that are named may to here, and our own where it
 * was opened by an address or as localhost. A name that only looks like ours may be an attacker's, who has pointed it to here
 * after its page was loaded (DNS rebinding).
 */
final class OriginCheck implements HandshakeInterceptor {

    private static final Logger log = LoggerFactory.getLogger(OriginCheck.class);

    /** Browsers take a host of digits for an address, whatever a DNS server says. */
    private static final Pattern NO_NAME = Pattern.compile("localhost|[0-9.]+|\\[.*]");

    private final CorsConfiguration named = new CorsConfiguration();
    private final SocketMetrics metrics;
    private final AtomicBoolean isTold = new AtomicBoolean();

    OriginCheck(List<String> allowedOrigins, SocketMetrics metrics) {
        named.setAllowedOrigins(allowedOrigins);
        this.metrics = metrics;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        String origin = request.getHeaders().getOrigin();
        // Browsers always say it; who is none has no user to be taken advantage of.
        if (origin == null || named.checkOrigin(origin) != null || isOwn(origin, request)) {
            return true;
        }
        response.setStatusCode(HttpStatus.FORBIDDEN);
        metrics.refused(Refusal.ORIGIN);
        if (isTold.compareAndSet(false, true)) {
            log.warn("a page of {} was refused (expected: one of lookback.gateway.allowed-origins)", origin);
        }
        return false;
    }

    private static boolean isOwn(String origin, ServerHttpRequest request) {
        return WebUtils.isSameOrigin(request) && hasNoName(origin);
    }

    private static boolean hasNoName(String origin) {
        String host = URI.create(origin).getHost();
        return host != null && NO_NAME.matcher(host).matches();
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // The handler hears of it.
    }
}
