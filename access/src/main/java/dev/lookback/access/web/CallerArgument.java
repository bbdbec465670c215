package dev.lookback.access.web;

import dev.lookback.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.util.Optional;
import java.util.function.Supplier;

/** A handler that has a parameter {@link Caller} is told who asks. */
public final class CallerArgument implements HandlerMethodArgumentResolver {

    private final Supplier<Optional<Caller>> current;

    /** @param current whose request the thread serves */
    public CallerArgument(Supplier<Optional<Caller>> current) {
        this.current = current;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return current.get().orElseThrow(() -> new IllegalStateException("a request without a caller was let through"));
    }
}
