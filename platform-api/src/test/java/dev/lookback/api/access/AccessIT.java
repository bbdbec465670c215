package dev.lookback.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.api.access.SecuredApi.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The process as it is wired, with users: each role against each call, and what else callers are told or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Of a page that is looked at in a browser. */
    private static final Map<String, String> OTHER_SITE =
            Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://attacker.example");

    /** Every call: the least role that may make it, and what somebody is told who has a role elsewhere alone. */
    private static final String TABLE = """
            GET    /environments                                          viewer    through
            GET    /environments/{environment}/blocks                     viewer    hidden
            GET    /environments/{environment}/events                     viewer    hidden
            GET    /environments/{environment}/verify                     viewer    hidden
            GET    /environments/{environment}/status                     viewer    hidden
            GET    /environments/{environment}/policy                     viewer    hidden
            PUT    /environments/{environment}/policy                     admin     hidden
            GET    /environments/{environment}/recent/rebuild             viewer    hidden
            POST   /environments/{environment}/recent/rebuild             operator  hidden
            GET    /environments/{environment}/recent/rebuild/{rebuild}   viewer    hidden
            DELETE /environments/{environment}/recent/rebuild/{rebuild}   operator  hidden
            GET    /history-indexes                                       viewer    through
            POST   /history-indexes?dryRun=true                           viewer    hidden
            POST   /history-indexes                                       operator  hidden
            GET    /history-indexes/{index}                               viewer    hidden
            GET    /history-indexes/{index}/progress                      viewer    hidden
            PATCH  /history-indexes/{index}                               operator  hidden
            DELETE /history-indexes/{index}                               operator  hidden
            POST   /search                                                viewer    hidden
            GET    /audit                                                 admin     hidden
            GET    /page                                                  viewer    through
            GET    /v3/api-docs                                           viewer    through
            GET    /v3/api-docs.yaml                                      viewer    through
            GET    /v3/api-docs/swagger-config                            viewer    through
            GET    /                                                      viewer    through
            GET    /index.html                                            viewer    through
            GET    /app/main.js                                           viewer    through
            GET    /swagger-ui/index.html                                 viewer    through
            """;

    private SecuredApi api;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        api = SecuredApi.start(directory);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void eachRoleMayMakeTheCallsOfTheTableAndNoOther() throws Exception {
        List<String> wrong = new java.util.ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (Row row : Row.all(TABLE)) {
            seen.append(String.format("%-6s %-58s", row.method(), row.path()));
            for (String caller : SecuredApi.CALLERS) {
                String expected = row.expected(caller);
                Answer answer = api.call(caller, row);
                seen.append(String.format(" %s %d", caller, answer.status()));
                if (!answer.isAs(expected)) {
                    wrong.add(caller + " " + row + ": " + answer + " (expected: " + expected + ")");
                }
            }
            seen.append('\n');
        }
        System.out.println(seen);
        assertThat(wrong).isEmpty();
    }

    /** So that a new endpoint must say who may call it: here, and in ApiCalls. */
    @Test
    void everyHandlerOfTheProcessIsInTheTable() {
        Set<String> rows = Row.all(TABLE).stream().map(Row::call).collect(Collectors.toCollection(TreeSet::new));
        Set<String> allowed = ApiCalls.table().calls().stream()
                .map(call -> call.method() + " " + call.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> files = Set.of("GET /swagger-ui.html");

        Set<String> handlers = api.handlers();
        handlers.removeAll(files);

        assertThat(allowed).isEqualTo(handlers);
        assertThat(rows).containsAll(handlers);
    }

    /** What it says of each, OpenApiTest compares with what the API does. */
    @Test
    void everyHandlerOfTheProcessIsInItsDocument() throws Exception {
        Set<String> documented = api.get("viewer", "/v3/api-docs").json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> handlers = api.handlers();
        handlers.removeIf(call -> call.contains(" /v3/api-docs") || call.contains(" /swagger-ui"));

        assertThat(documented).isEqualTo(handlers);
    }

    @Test
    void whatIsHiddenLooksLikeWhatIsNotThere() throws Exception {
        for (String path : List.of(
                "/environments/%s/status",
                "/environments/%s/policy", "/history-indexes/history-%s.20260301t100000-20260301t110000")) {
            Answer hidden = api.get("stranger", path.formatted(api.environment()));
            Answer missing = api.get("stranger", path.formatted("nosuch"));

            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.body().replace(api.environment(), "nosuch")).isEqualTo(missing.body());
            assertThat(missing.status()).isEqualTo(404);
        }
    }

    @Test
    void listsLeaveOutWhatIsHidden() throws Exception {
        api.post("operator", "/history-indexes", api.order(), 202);

        assertThat(api.get("viewer", "/environments").json()).hasToString("[\"" + api.environment() + "\"]");
        assertThat(api.get("stranger", "/environments").json()).hasToString("[\"" + api.other() + "\"]");
        assertThat(api.get("viewer", "/history-indexes").json()).isNotEmpty();
        assertThat(api.get("stranger", "/history-indexes").json()).isEmpty();
        assertThat(api.get("stranger", "/history-indexes?environment=" + api.environment())
                        .json())
                .isEmpty();
    }

    @Test
    void aProblemNamesNoEnvironmentThatIsHidden() throws Exception {
        Answer missing = api.get("absent", "/environments/absent/policy");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).doesNotContain(api.environment()).doesNotContain(api.other());
    }

    @Test
    void anIndexSaysWhoAskedForIt() throws Exception {
        JsonNode index = api.post("operator", "/history-indexes", api.order("now-3h"), 202)
                .json();

        assertThat(index.path("createdBy").asString()).isEqualTo("operator");
    }

    @Test
    void everyChangeIsInTheAuditOfItsEnvironment() throws Exception {
        api.post("operator", "/history-indexes", api.order("now-5h").replace("{", "{\"purpose\":\"case 17\","), 202);
        String index = api.get("viewer", "/history-indexes")
                .json()
                .get(0)
                .path("index")
                .asString();
        api.send("operator", "PATCH", "/history-indexes/" + index, "{\"ttl\":\"3h\"}");
        api.send("admin", "PUT", "/environments/" + api.environment() + "/policy", "{\"historyTtl\":\"3h\"}");
        api.send("admin", "POST", "/environments/" + api.environment() + "/recent/rebuild", null);
        api.send("operator", "DELETE", "/history-indexes/" + index, null);
        api.send("viewer", "DELETE", "/history-indexes/" + index, null);
        api.send("operator", "POST", "/history-indexes?dryRun=true", api.order());

        String path = "/audit?environment=%s&start=now-1h&end=now%%2B1m";
        JsonNode records =
                api.get("admin", path.formatted(api.environment())).json().path("records");

        assertThat(said(records, 0)).isEqualTo("operator DELETE /history-indexes/" + index + " 204");
        assertThat(said(records, 1)).startsWith("admin POST /environments/" + api.environment() + "/recent/rebuild 20");
        assertThat(said(records, 2)).isEqualTo("admin PUT /environments/" + api.environment() + "/policy 200");
        assertThat(said(records, 3)).isEqualTo("operator PATCH /history-indexes/" + index + " 200");
        assertThat(records.get(3).path("body")).hasToString("{\"ttl\":\"3h\",\"expiresAt\":null}");
        assertThat(said(records, 4)).isEqualTo("operator POST /history-indexes 202");
        assertThat(records.get(4).path("purpose").asString()).isEqualTo("case 17");
        assertThat(records.get(4).path("from").asString()).isEqualTo("127.0.0.1");
        assertThat(records.get(4).path("target").asString()).isEqualTo("/history-indexes/" + index);
        assertThat(api.get("stranger", path.formatted(api.other())).json().path("records"))
                .isEmpty();
    }

    private static String said(JsonNode records, int i) {
        JsonNode record = records.get(i);
        return record.path("who").asString() + " " + record.path("call").asString() + " "
                + record.path("status").asInt();
    }

    @Test
    void aPageOfAnotherSiteChangesNothingWhoeverLooksAtIt() throws Exception {
        Row delete = new Row("DELETE", "/history-indexes/{index}", "operator", "hidden");

        assertThat(api.call("admin", delete, OTHER_SITE).status()).isEqualTo(403);
        assertThat(api.call("admin", delete, Map.of("Origin", "https://attacker.example"))
                        .status())
                .isEqualTo(403);
        assertThat(api.call("admin", delete, Map.of("Origin", "null")).status()).isEqualTo(403);
        assertThat(api.call("admin", delete, Map.of("Sec-Fetch-Site", "same-site"))
                        .status())
                .isEqualTo(403);
        assertThat(api.call(
                                "admin",
                                delete,
                                Map.of("Sec-Fetch-Site", "same-origin", "Origin", "https://lookback.example"))
                        .status())
                .isEqualTo(404);
        assertThat(api.call("admin", delete, Map.of("Origin", api.address())).status())
                .isEqualTo(404);
        assertThat(api.call("admin", delete).status()).isEqualTo(404);
    }

    @Test
    void aBodyIsBoundedWhetherItsLengthIsSaidOrNot() throws Exception {
        String body = "{\"purpose\":\"" + "x".repeat(65 * 1024) + "\"}";

        assertThat(api.send("admin", "POST", "/history-indexes", body).status()).isEqualTo(413);
        assertThat(api.sendChunked("admin", "/history-indexes", body).status()).isEqualTo(413);
        assertThat(api.send("nobody", "POST", "/history-indexes", body).status())
                .isEqualTo(401);
    }

    @Test
    void healthIsForAnybodyAndWhatIsInsideForUsers() throws Exception {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                api.get("nobody", "/actuator/health/readiness").status())
                        .isEqualTo(200));

        assertThat(api.get("nobody", "/actuator/health").body()).doesNotContain("components");
        assertThat(api.get("viewer", "/actuator/health").body()).contains("components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/info", "/actuator/prometheus", "/actuator/env"})
    void actuatorIsForAdministratorsOfEverything(String path) throws Exception {
        assertThat(api.get("nobody", path).status()).isEqualTo(401);
        assertThat(api.get("viewer", path).status()).isEqualTo(403);
        assertThat(api.get("admin", path).status()).isEqualTo(403);
        // Environment and the like are not there at all.
        assertThat(api.get("root", path).status()).isEqualTo(path.endsWith("env") ? 404 : 200);
    }

    @Test
    void whoIsNotKnownIsAskedAndToldNothing() throws Exception {
        Answer answer = api.get("wrong", "/environments");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate")).anyMatch(value -> value.startsWith("Basic realm=\"Lookback\""));
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401").doesNotContain("Exception");
        assertThat(api.get("nobody", "/nothing/here").status()).isEqualTo(401);
        assertThat(api.get("viewer", "/nothing/here").status()).isEqualTo(404);
        assertThat(api.get("viewer", "/error").status()).isEqualTo(404);
    }

    @Test
    void noAnswerTellsHowItLooksInside() throws Exception {
        for (String path :
                List.of("/environments/;x=1", "/environments/%2e%2e/x", "/environments//x", "/history-indexes/%00")) {
            Answer answer = api.get("viewer", path);

            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @Test
    void everyAnswerHasStrictHeadersAndNoSession() throws Exception {
        Answer answer = api.get("viewer", "/environments");
        Answer page = api.get("viewer", "/index.html");

        for (Answer each : List.of(answer, page)) {
            assertThat(each.headers("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(each.headers("X-Frame-Options")).containsExactly("DENY");
            assertThat(each.headers("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(each.headers("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
            assertThat(each.headers("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
            assertThat(each.headers("Set-Cookie")).isEmpty();
        }
        assertThat(answer.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(page.headers("Content-Security-Policy"))
                .hasSize(1)
                .allMatch(csp -> csp.contains("frame-ancestors 'none'"));
        assertThat(answer.headers("Cache-Control")).allMatch(value -> value.contains("no-store"));
    }

    @Test
    void whoIsTakenOutOfTheFileIsOutWithinSeconds() throws Exception {
        assertThat(api.get("leaver", "/environments").status()).isEqualTo(200);

        api.users().remove("leaver");

        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(api.get("leaver", "/environments").status()).isEqualTo(401));
    }

    @Test
    void aTokenIsACallerWithTheGrantsOfItsRoles() throws Exception {
        String operator = api.token(Map.of("sub", "olga", "roles", List.of("log-operators", "unknown")));

        JsonNode index = api.bearer(operator, "POST", "/history-indexes", api.order("now-4h"))
                .json();
        assertThat(index.path("createdBy").asString()).isEqualTo("olga");
        assertThat(api.bearer(operator, "PUT", "/environments/" + api.environment() + "/policy", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(api.bearer(operator, "GET", "/environments/" + api.other() + "/policy", null)
                        .status())
                .isEqualTo(404);

        String granted = api.token(Map.of("sub", "gus", "roles", List.of("viewer@" + api.other())));
        assertThat(api.bearer(granted, "GET", "/environments/" + api.other() + "/policy", null)
                        .status())
                .isEqualTo(200);
        String without = api.token(Map.of("sub", "nick", "roles", List.of("employees")));
        assertThat(api.bearer(without, "GET", "/environments", null).status()).isEqualTo(403);
    }

    @Test
    void aTokenThatIsNotRightIsNobodys() throws Exception {
        Map<String, Object> claims = Map.of("sub", "olga", "roles", List.of("log-operators"));

        assertThat(api.bearer(api.token(claims), "GET", "/environments", null).status())
                .isEqualTo(200);
        assertThat(api.bearer(api.tokenOfAnotherKey(claims), "GET", "/environments", null)
                        .status())
                .isEqualTo(401);
        assertThat(api.bearer(api.expiredToken(claims), "GET", "/environments", null)
                        .status())
                .isEqualTo(401);
        assertThat(api.bearer(api.token(Map.of("sub", "olga", "aud", "other")), "GET", "/environments", null)
                        .status())
                .isEqualTo(401);
        assertThat(api.bearer(api.token(Map.of("roles", List.of("log-operators"))), "GET", "/environments", null)
                        .status())
                .isEqualTo(401);
        assertThat(api.bearer("no.token.atall", "GET", "/environments", null).status())
                .isEqualTo(401);
    }

    @Test
    void whileTheIssuerIsAwayATokenOfANewKeyIsAskedForAgain() throws Exception {
        String token = api.issuer().tokenOfANewKey(Map.of("sub", "olga", "roles", List.of("log-operators")));
        api.issuer().beAway(true);
        try {
            Answer answer = api.bearer(token, "GET", "/environments", null);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("the issuer of tokens").doesNotContain("Exception");
        } finally {
            api.issuer().beAway(false);
        }
    }
}
