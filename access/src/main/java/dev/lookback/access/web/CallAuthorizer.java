package dev.lookback.access.web;

import dev.lookback.access.Caller;
import dev.lookback.access.Role;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.topic.Environment;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a caller may make a call, by its row of the table. */
final class CallAuthorizer implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision WHO = new AuthorizationDecision(false);

    private final Call call;

    CallAuthorizer(Call call) {
        this.call = call;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        AuthorizationResult result = decide(authentication, context);
        if (result.isGranted()) {
            call.letThrough(context.getRequest());
        }
        return result;
    }

    private AuthorizationResult decide(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (call.permission().place() instanceof Place.Open) {
            return YES;
        }
        Optional<Caller> caller = CurrentCaller.of(authentication.get());
        if (caller.isEmpty()) {
            return WHO;
        }
        Optional<Denial> denial = denial(caller.get(), context);
        return denial.isPresent() ? denial.get() : YES;
    }

    private Optional<Denial> denial(Caller caller, RequestAuthorizationContext context) {
        Map<String, String> variables = context.getVariables();
        HttpServletRequest request = context.getRequest();
        return switch (call.permission().place()) {
            case Place.Open _ -> Optional.empty();
            case Place.Somewhere _, Place.InBody _ -> somewhere(caller);
            case Place.Everywhere _ ->
                caller.grants().allowEverywhere(needed())
                        ? Optional.empty()
                        : Optional.of(Denial.role(caller, needed(), "of all environments"));
            case Place.InPath(String variable) ->
                in(variable, variables.get(variable), EnvironmentNamed.parse(variables.get(variable)), caller);
            case Place.InIndex(String variable) ->
                in(
                        variable,
                        variables.get(variable),
                        HistoryIndexName.parse(String.valueOf(variables.get(variable)))
                                .map(HistoryIndexName::environment),
                        caller);
            case Place.InParameter(String name) ->
                in(name, request.getParameter(name), EnvironmentNamed.parse(request.getParameter(name)), caller);
            case Place.Served(Environment environment) -> served(environment, caller);
        };
    }

    /** The caller has not named it, and does not learn its name. */
    private Optional<Denial> served(Environment environment, Caller caller) {
        return caller.sees(environment)
                ? Denial.in(environment, caller, needed(), "environment", environment.name())
                : Optional.of(Denial.NO_CALL);
    }

    /** What can be no environment is for the handler to refuse. */
    private Optional<Denial> in(
            String field, @Nullable String shown, Optional<Environment> environment, Caller caller) {
        return environment.isPresent()
                ? Denial.in(environment.get(), caller, needed(), field, String.valueOf(shown))
                : somewhere(caller);
    }

    private Optional<Denial> somewhere(Caller caller) {
        return caller.grants().allowSomewhere(needed())
                ? Optional.empty()
                : Optional.of(Denial.role(caller, needed(), "in some environment"));
    }

    private Role needed() {
        return call.permission().role();
    }
}
