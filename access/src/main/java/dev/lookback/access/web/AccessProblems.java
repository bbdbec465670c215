package dev.lookback.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the callers are told who may not: RFC 9457 problems, without a word of how it looks inside. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(AccessProblems.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> challenges;

    /** @param challenges how a caller may say who it is, each as {@code WWW-Authenticate} has it */
    AccessProblems(List<String> challenges) {
        this.challenges = List.copyOf(challenges);
    }

    /** Nobody, or nobody who is known. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AuthenticationServiceException) {
            log.warn("callers cannot be asked who they are: {}", e.toString());
            write(
                    request,
                    response,
                    new Denial(HttpStatus.SERVICE_UNAVAILABLE, Optional.empty(), "the issuer of tokens: no answer"));
            return;
        }
        challenges.forEach(challenge -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
        write(
                request,
                response,
                new Denial(
                        HttpStatus.UNAUTHORIZED,
                        Optional.empty(),
                        "caller: not known (expected: the name and password of a user, or a token, that hold now)"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(
                request,
                response,
                e instanceof AuthorizationDeniedException denied
                                && denied.getAuthorizationResult() instanceof Denial denial
                        ? denial
                        : Denial.NO_CALL);
    }

    /** An address that no client means. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        log.debug("refused {}: {}", request.getRemoteAddr(), e.toString());
        write(
                request,
                response,
                new Denial(HttpStatus.BAD_REQUEST, Optional.empty(), "address: not allowed (expected: a plain path)"));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Denial denial) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("detail", denial.detail());
        problem.put("instance", request.getRequestURI());
        problem.put("status", denial.status().value());
        problem.put("title", denial.status().getReasonPhrase());
        denial.field().ifPresent(field -> problem.put("field", field));
        response.setStatus(denial.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
