package dev.lookback.access.web;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

import java.lang.reflect.Type;
import java.util.Objects;

/** A body that names an environment is looked at before its handler sees it. */
@ControllerAdvice
final class BodyGate extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return EnvironmentNamed.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof EnvironmentNamed named) {
            check(named);
        }
        return body;
    }

    private static void check(EnvironmentNamed named) {
        ServletRequestAttributes request =
                (ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
        Call call = Call.of(request.getRequest()).orElseThrow();
        var caller = CurrentCaller.get().orElseThrow();
        named.namedEnvironment()
                .flatMap(environment -> Denial.in(
                        environment, caller, call.permission().role(), named.environmentField(), environment.name()))
                .ifPresent(denial -> {
                    throw new AuthorizationDeniedException(denial.detail(), denial);
                });
    }
}
