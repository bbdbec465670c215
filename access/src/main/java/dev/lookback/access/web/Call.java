package dev.lookback.access.web;

import dev.lookback.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a process's table: a call, and who may make it.
 *
 * @param pattern as the handler's mapping has it
 * @param isChange whether it is to be found in the audit
 * @param parameter that the query must have, as {@code name=value}, for this row to count
 */
public record Call(
        HttpMethod method, String pattern, Permission permission, boolean isChange, Optional<String> parameter) {

    /** @param role needed at that place */
    public record Permission(Role role, Place place) {}

    /** Also of HEAD. */
    public static Call read(String pattern, Role role, Place place) {
        return new Call(HttpMethod.GET, pattern, new Permission(role, place), false, Optional.empty());
    }

    /** Asks, though it is a POST. */
    public static Call ask(String pattern, Role role, Place place) {
        return new Call(HttpMethod.POST, pattern, new Permission(role, place), false, Optional.empty());
    }

    public static Call change(HttpMethod method, String pattern, Role role, Place place) {
        return new Call(method, pattern, new Permission(role, place), true, Optional.empty());
    }

    public static Call open(String pattern) {
        return read(pattern, Role.VIEWER, new Place.Open());
    }

    /** @param needed like {@code dryRun=true} */
    public Call where(String needed) {
        return new Call(method, pattern, permission, isChange, Optional.of(needed));
    }

    /** The row that has let a request through. */
    public static Optional<Call> of(HttpServletRequest request) {
        return Optional.ofNullable((Call) request.getAttribute(Call.class.getName()));
    }

    void letThrough(HttpServletRequest request) {
        request.setAttribute(Call.class.getName(), this);
    }

    RequestMatcher matcher() {
        PathPatternRequestMatcher.Builder patterns = PathPatternRequestMatcher.withDefaults();
        RequestMatcher path = patterns.matcher(pattern);
        return new RequestMatcher() {
            @Override
            public boolean matches(HttpServletRequest request) {
                return matcher(request).isMatch();
            }

            @Override
            public MatchResult matcher(HttpServletRequest request) {
                boolean isIt = isMethod(request.getMethod()) && hasParameter(request);
                return isIt ? path.matcher(request) : MatchResult.notMatch();
            }
        };
    }

    private boolean isMethod(String asked) {
        return method.matches(asked) || (method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(asked));
    }

    private boolean hasParameter(HttpServletRequest request) {
        return parameter
                .map(needed ->
                        Map.entry(needed.substring(0, needed.indexOf('=')), needed.substring(needed.indexOf('=') + 1)))
                .map(needed -> Objects.equals(request.getParameter(needed.getKey()), needed.getValue()))
                .orElse(true);
    }
}
