package dev.lookback.access.web;

import dev.lookback.access.Caller;
import dev.lookback.access.Grant;
import dev.lookback.access.Grants;
import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes a caller of a token whose signature, time and issuer are right. What a claim says that is no grant counts for nothing. */
final class TokenCallers implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final int MAX_NAME = 200;

    private final AccessProperties.Oidc settings;
    private final Map<String, Grants> grants = new HashMap<>();

    /** @throws StartRefusedException if a setting is no grant */
    TokenCallers(AccessProperties.Oidc settings) {
        this.settings = settings;
        settings.grants().forEach((value, text) -> {
            try {
                grants.put(value, Grants.parse(text));
            } catch (IllegalArgumentException e) {
                throw new StartRefusedException("lookback.access.oidc.grants." + value + ": " + e.getMessage(), e);
            }
        });
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return CallerToken.of(new Caller(name(token), grants(token)));
    }

    private String name(Jwt token) {
        Object name = claim(token, settings.nameClaim());
        if (!(name instanceof String text) || text.isBlank() || text.length() > MAX_NAME) {
            throw new InvalidBearerTokenException("no name in claim " + settings.nameClaim());
        }
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private Grants grants(Jwt token) {
        return new Grants(values(claim(token, settings.rolesClaim()))
                .flatMap(this::grantsOf)
                .distinct()
                .toList());
    }

    private Stream<Grant> grantsOf(String value) {
        Grants mapped = grants.get(value);
        if (mapped != null) {
            return mapped.all().stream();
        }
        try {
            return Stream.of(Grant.parse(value));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> values(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Arrays.stream(text.split(" "));
            case Collection<?> list -> list.stream().filter(Objects::nonNull).map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }

    /** The claim of that whole name comes first: some issuers have names with dots. */
    private static @Nullable Object claim(Jwt token, String name) {
        Object found = token.getClaims().get(name);
        if (found != null) {
            return found;
        }
        Object inside = token.getClaims();
        for (String part : List.of(name.split("\\."))) {
            inside = inside instanceof Map<?, ?> object ? object.get(part) : null;
        }
        return inside;
    }
}
