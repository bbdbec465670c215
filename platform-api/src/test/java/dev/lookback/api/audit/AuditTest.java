package dev.lookback.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.access.Caller;
import dev.lookback.access.Role;
import dev.lookback.access.web.Call;
import dev.lookback.access.web.Place;
import dev.lookback.api.MutableClock;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.AuditRecord;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.SearchUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class AuditTest {

    private static final Environment PROD = new Environment("prod");
    private static final Call DELETE =
            Call.change(HttpMethod.DELETE, "/history-indexes/{index}", Role.OPERATOR, new Place.InIndex("index"));
    private static final Call READ = Call.read("/history-indexes/{index}", Role.VIEWER, new Place.InIndex("index"));
    private static final String INDEX = "history-prod.20260301t100000-20260301t110000";

    private final MutableClock clock = new MutableClock();
    private final InMemorySearch search = new InMemorySearch();
    private final AuditTrail trail =
            new AuditTrail(search.auditRecords(), JsonMapper.builder().build(), clock);
    private final AuditGate gate = new AuditGate(trail);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void knowTheCaller() {
        TestingAuthenticationToken caller = new TestingAuthenticationToken(Caller.ANONYMOUS, "");
        caller.setAuthenticated(true);
        SecurityContextHolder.getContext().setAuthentication(caller);
    }

    @AfterEach
    void forgetTheCaller() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aChangeIsRecordedBeforeItIsDoneAndWhatCameOfItBehind() throws Exception {
        MockHttpServletRequest request = request(DELETE);
        request.addHeader(AuditTrail.PURPOSE, " case 17 ");

        assertThat(gate.preHandle(request, response, handler("delete"))).isTrue();

        AuditRecord asked = records().getFirst();
        assertThat(asked.source()).isEqualTo(new AuditRecord.Source("anonymous", "192.0.2.7"));
        assertThat(asked.change().call()).isEqualTo("DELETE /history-indexes/" + INDEX);
        assertThat(asked.change().purpose()).contains("case 17");
        assertThat(asked.result()).isEqualTo(AuditRecord.Result.UNKNOWN);

        response.setStatus(204);
        gate.afterCompletion(request, response, handler("delete"), null);
        assertThat(records()).hasSize(1);
        assertThat(records().getFirst().result().status()).contains(204);
    }

    @Test
    void aChangeWhoseRecordCannotBeWrittenDoesNotHappen() {
        search.setAvailable(false);

        assertThatExceptionOfType(SearchUnavailableException.class)
                .isThrownBy(() -> gate.preHandle(request(DELETE), response, handler("delete")));
    }

    @Test
    void whatCameOfItIsLeftUnknownWhenItCannotBeWritten() throws Exception {
        MockHttpServletRequest request = request(DELETE);
        gate.preHandle(request, response, handler("delete"));
        search.setAvailable(false);

        gate.afterCompletion(request, response, handler("delete"), null);

        search.setAvailable(true);
        assertThat(records()).extracting(AuditRecord::result).containsExactly(AuditRecord.Result.UNKNOWN);
    }

    @Test
    void whatReadsIsNoChange() throws Exception {
        MockHttpServletRequest request = request(READ);

        gate.preHandle(request, response, handler("delete"));
        gate.afterCompletion(request, response, handler("delete"), null);

        assertThat(records()).isEmpty();
    }

    @Test
    void whatReadsABodyIsRecordedWithIt() throws Exception {
        MockHttpServletRequest request = request(DELETE);
        gate.preHandle(request, response, handler("change"));
        assertThat(records()).isEmpty();

        trail.begin(request, Map.of("ttl", "2h", "purpose", "longer"));

        assertThat(records().getFirst().change().body()).get().asString().contains("\"ttl\":\"2h\"");
        assertThat(records().getFirst().change().purpose()).contains("longer");
    }

    private static MockHttpServletRequest request(Call call) {
        MockHttpServletRequest request = new MockHttpServletRequest("DELETE", "/history-indexes/" + INDEX);
        request.setRemoteAddr("192.0.2.7");
        request.setAttribute(Call.class.getName(), call);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("index", INDEX));
        return request;
    }

    private List<AuditRecord> records() {
        Instant now = clock.instant();
        return search.auditRecords().find(PROD, new TimeRange(now.minusSeconds(60), now.plusSeconds(60)), 10);
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Handler(), name, String.class);
    }

    private static final class Handler {

        @DeleteMapping
        public void delete(@PathVariable String index) {}

        public void change(@RequestBody String body) {}
    }
}
