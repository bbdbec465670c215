package dev.lookback.access.web;

import jakarta.servlet.DispatcherType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import java.util.List;

/** What a request passes before a handler sees it. */
final class Door {

    /** What a page loads is said in the page; that nobody may put it into another cannot be said there. */
    private static final String FOR_FILES = "base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    private static final String FOR_ANSWERS = "default-src 'none'; frame-ancestors 'none'";

    private final CallTable table;
    private final AccessProblems problems;

    Door(CallTable table, AccessProblems problems) {
        this.table = table;
        this.problems = problems;
    }

    /** What holds whoever the callers are. No session: each request says anew who asks. */
    void open(HttpSecurity http) {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // In place of tokens, which a client that is no browser would have to fetch.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAt(new CrossSiteFilter(problems), CsrfFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(this::headers)
                .addFilterAfter(new BoundedBodyFilter(problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> {
                    // Of a request that was let through.
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    table.all()
                            .forEach(call ->
                                    requests.requestMatchers(call.matcher()).access(new CallAuthorizer(call)));
                    requests.anyRequest().access(nobody());
                });
    }

    private static AuthorizationManager<RequestAuthorizationContext> nobody() {
        return (authentication, context) -> Denial.NO_CALL;
    }

    void byPassword(HttpSecurity http, AuthenticationProvider users) {
        http.authenticationProvider(users).httpBasic(basic -> basic.authenticationEntryPoint(problems));
    }

    void byToken(HttpSecurity http, JwtDecoder decoder, TokenCallers callers) {
        http.oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                        // By itself it makes a failure of the server of an issuer that is away, with a trace in the
                        // log.
                        filter.setAuthenticationFailureHandler(problems::commence);
                        return filter;
                    }
                })
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(callers)));
    }

    void forAnybody(HttpSecurity http) {
        http.addFilterBefore(new AnybodyFilter(), AnonymousAuthenticationFilter.class);
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        RequestMatcher files = files();
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        files, new ContentSecurityPolicyHeaderWriter(FOR_FILES)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(files), new ContentSecurityPolicyHeaderWriter(FOR_ANSWERS)));
    }

    private RequestMatcher files() {
        List<RequestMatcher> matchers = table.files().stream()
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
        return new OrRequestMatcher(matchers);
    }
}
