package dev.lookback.api.access;

import static dev.lookback.access.Role.ADMIN;
import static dev.lookback.access.Role.OPERATOR;
import static dev.lookback.access.Role.VIEWER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.lookback.access.web.Call;
import dev.lookback.access.web.CallTable;
import dev.lookback.access.web.Place;

import java.util.List;

/** The table of every call of the API: a handler that it does not name fails the build, and is not answered. */
final class ApiCalls {

    private static final Place SOMEWHERE = new Place.Somewhere();
    private static final Place IN_BODY = new Place.InBody();
    private static final Place ENVIRONMENT = new Place.InPath("environment");
    private static final Place INDEX = new Place.InIndex("index");

    private static final List<Call> CALLS = List.of(
            Call.read("/environments", VIEWER, SOMEWHERE),
            Call.read("/environments/{environment}/blocks", VIEWER, ENVIRONMENT),
            Call.read("/environments/{environment}/events", VIEWER, ENVIRONMENT),
            Call.read("/environments/{environment}/verify", VIEWER, ENVIRONMENT),
            Call.read("/environments/{environment}/status", VIEWER, ENVIRONMENT),
            Call.read("/environments/{environment}/policy", VIEWER, ENVIRONMENT),
            Call.change(PUT, "/environments/{environment}/policy", ADMIN, ENVIRONMENT),
            Call.read("/environments/{environment}/recent/rebuild", VIEWER, ENVIRONMENT),
            Call.change(POST, "/environments/{environment}/recent/rebuild", OPERATOR, ENVIRONMENT),
            Call.read("/environments/{environment}/recent/rebuild/{rebuild}", VIEWER, ENVIRONMENT),
            Call.change(DELETE, "/environments/{environment}/recent/rebuild/{rebuild}", OPERATOR, ENVIRONMENT),
            Call.read("/history-indexes", VIEWER, SOMEWHERE),
            Call.ask("/history-indexes", VIEWER, IN_BODY).where("dryRun=true"),
            Call.change(POST, "/history-indexes", OPERATOR, IN_BODY),
            Call.read("/history-indexes/{index}", VIEWER, INDEX),
            Call.read("/history-indexes/{index}/progress", VIEWER, INDEX),
            Call.change(PATCH, "/history-indexes/{index}", OPERATOR, INDEX),
            Call.change(DELETE, "/history-indexes/{index}", OPERATOR, INDEX),
            Call.ask("/search", VIEWER, IN_BODY),
            Call.read("/audit", ADMIN, new Place.InParameter("environment")),
            Call.read("/page", VIEWER, SOMEWHERE),
            Call.read("/v3/api-docs", VIEWER, SOMEWHERE),
            Call.read("/v3/api-docs.yaml", VIEWER, SOMEWHERE),
            Call.read("/v3/api-docs/swagger-config", VIEWER, SOMEWHERE));

    private static final List<String> FILES = List.of(
            "/",
            "/index.html",
            "/icon.svg",
            "/app/**",
            "/styles/**",
            "/webjars/**",
            "/swagger-ui.html",
            "/swagger-ui/**");

    private ApiCalls() {}

    static CallTable table() {
        return new CallTable(CALLS, FILES, SOMEWHERE);
    }
}
