package dev.lookback.access.web;

import dev.lookback.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

import java.util.List;

/** A caller who is known, in Spring Security's words. Roles are asked of the caller, since each is of an environment. */
final class CallerToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // No session ever stores it.
    private final Caller caller;

    private final boolean isUser;

    private CallerToken(Caller caller, boolean isUser) {
        super(List.of());
        this.caller = caller;
        this.isUser = isUser;
        setAuthenticated(true);
    }

    /** Of the users file. */
    static CallerToken ofUser(Caller caller) {
        return new CallerToken(caller, true);
    }

    /** Who is known by something else, or who need not be. */
    static CallerToken of(Caller caller) {
        return new CallerToken(caller, false);
    }

    boolean isUser() {
        return isUser;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerToken token && token.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
