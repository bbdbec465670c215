package dev.lookback.access.web;

import dev.lookback.access.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Names and passwords by the users file. */
final class UsersProvider implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(UsersProvider.class);

    private final Users users;

    UsersProvider(Users users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        return users.caller(name, String.valueOf(asked.getCredentials()))
                .map(CallerToken::ofUser)
                .orElseThrow(() -> refused(asked, name));
    }

    /** A name that there is not may be a password in the wrong field. */
    private BadCredentialsException refused(Authentication asked, String name) {
        String from = asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        log.info(
                "refused a caller from {}: {}",
                from,
                users.find(name).map(user -> "wrong password of " + user).orElse("no such name"));
        return new BadCredentialsException("wrong name or password");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
