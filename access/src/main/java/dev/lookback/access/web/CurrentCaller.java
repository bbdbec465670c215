package dev.lookback.access.web;

import dev.lookback.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import java.security.Principal;
import java.util.Optional;

/** Whose request this thread serves. */
public final class CurrentCaller {

    private CurrentCaller() {}

    /** Empty in a thread that serves none. */
    public static Optional<Caller> get() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** The name of the user whose connection it is; empty if no line of a users file has let it in. */
    public static Optional<String> user(@Nullable Principal principal) {
        return principal instanceof CallerToken token && token.isUser()
                ? Optional.of(token.getName())
                : Optional.empty();
    }

    static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
