package dev.lookback.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import java.net.URI;
import java.util.HashMap;
import java.util.List;

class OriginCheckTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OriginCheck check =
            new OriginCheck(List.of("https://logs.example.org", "http://logs"), new SocketMetrics(registry));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:6688, http://127.0.0.1:6688",
        "http://localhost:6688, http://localhost:6688",
        "http://[::1]:6688,     http://[::1]:6688",
        "http://10.1.2.3,       http://10.1.2.3",
        // A proxy that speaks TLS stands before it.
        "http://127.0.0.1:6688, https://logs.example.org",
        "http://logs,           http://logs",
    })
    void letsInOurOwnPageAndThoseThatAreNamed(String address, String origin) {
        assertThat(isLetIn(address, origin)).isTrue();
        assertThat(refused()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:6688,      http://evil.example.org",
        "http://127.0.0.1:6688,      http://127.0.0.1:8000",
        "http://127.0.0.1:6688,      http://localhost:6688",
        "http://127.0.0.1:6688,      null",
        "http://127.0.0.1:6688,      http://logs.example.org",
        // The attacker's name stands for this machine by now.
        "http://evil.example.org:6688, http://evil.example.org:6688",
        "http://127.0.0.1.evil.example.org:6688, http://127.0.0.1.evil.example.org:6688",
        "http://localhost.evil.example.org:6688, http://localhost.evil.example.org:6688",
    })
    void refusesPagesOfOthersAndNamesThatNobodyHasVouchedFor(String address, String origin) {
        assertThat(isLetIn(address, origin)).isFalse();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(refused()).isOne();
    }

    @Test
    void letsInWhoIsNoPage() {
        assertThat(isLetIn("http://any.example.org", "")).isTrue();
    }

    private boolean isLetIn(String address, String origin) {
        URI uri = URI.create(address);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/live");
        request.setScheme(uri.getScheme());
        request.setServerName(uri.getHost());
        request.setServerPort(uri.getPort() < 0 ? 80 : uri.getPort());
        request.addHeader("Host", uri.getAuthority());
        if (!origin.isEmpty()) {
            request.addHeader("Origin", origin);
        }
        return check.beforeHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                new TextWebSocketHandler(),
                new HashMap<>());
    }

    private double refused() {
        return registry.get("lookback.gateway.clients.refused")
                .tag("reason", "origin")
                .counter()
                .count();
    }
}
