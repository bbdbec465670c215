package dev.lookback.api.audit;

import dev.lookback.access.web.Call;
import dev.lookback.access.web.CurrentCaller;
import dev.lookback.access.web.EnvironmentNamed;
import dev.lookback.access.web.Place;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.AuditRecord;
import dev.lookback.search.AuditRecords;
import dev.lookback.search.SearchUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes the record of a change: what is asked for before it is done, what came of it behind. */
final class AuditTrail {

    /** Of a request whose body has no member for it. */
    static final String PURPOSE = "Lookback-Purpose";

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final String RECORD = AuditRecord.class.getName();
    private static final int MAX_TEXT = 1_000;

    private final AuditRecords records;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(AuditRecords records, JsonMapper json, Clock clock) {
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes what is asked for, if it is a change; one that names no environment is refused behind.
     *
     * @param body as it was read; null without one
     * @throws SearchUnavailableException if it cannot be written: then the change must not happen
     */
    void begin(HttpServletRequest request, @Nullable Object body) {
        Optional<Call> change = Call.of(request).filter(Call::isChange);
        Optional<Environment> environment = change.flatMap(call -> environment(call, request, body));
        if (environment.isEmpty()) {
            return;
        }
        Optional<JsonNode> read = Optional.ofNullable(body).map(json::<JsonNode>valueToTree);
        AuditRecord record = new AuditRecord(
                UUID.randomUUID().toString(),
                clock.instant(),
                environment.get(),
                new AuditRecord.Source(
                        CurrentCaller.get().orElseThrow().name(), String.valueOf(request.getRemoteAddr())),
                new AuditRecord.Change(call(request), read.map(JsonNode::toString), purpose(request, read)),
                AuditRecord.Result.UNKNOWN);
        records.save(record);
        request.setAttribute(RECORD, record);
    }

    /** Writes what came of it. When that cannot be written, the record says that nobody knows. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RECORD) instanceof AuditRecord asked) {
            AuditRecord done = asked.with(new AuditRecord.Result(
                    Optional.of(response.getStatus()), Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))));
            log.info(
                    "{} from {}: {} in {}: {}",
                    done.source().name(),
                    done.source().address(),
                    done.change().call(),
                    done.environment(),
                    response.getStatus());
            try {
                records.save(done);
            } catch (SearchUnavailableException e) {
                log.warn("what came of it is not in the audit: {}", e.getMessage());
            }
        }
    }

    private static Optional<Environment> environment(Call call, HttpServletRequest request, @Nullable Object body) {
        return switch (call.permission().place()) {
            case Place.InPath(String variable) -> EnvironmentNamed.parse(variable(request, variable));
            case Place.InIndex(String variable) ->
                Optional.ofNullable(variable(request, variable))
                        .flatMap(HistoryIndexName::parse)
                        .map(HistoryIndexName::environment);
            case Place.InBody _ -> body instanceof EnvironmentNamed named ? named.namedEnvironment() : Optional.empty();
            case Place.InParameter(String name) -> EnvironmentNamed.parse(request.getParameter(name));
            case Place.Served(Environment environment) -> Optional.of(environment);
            case Place.Open _, Place.Somewhere _, Place.Everywhere _ -> Optional.empty();
        };
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : null;
    }

    private static String call(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        return shortened(request.getMethod() + ' ' + request.getRequestURI() + query);
    }

    private static Optional<String> purpose(HttpServletRequest request, Optional<JsonNode> body) {
        return Optional.ofNullable(request.getHeader(PURPOSE))
                .or(() -> body.map(read -> read.path("purpose").asString("")))
                .map(String::strip)
                .filter(purpose -> !purpose.isEmpty())
                .map(AuditTrail::shortened);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
}
