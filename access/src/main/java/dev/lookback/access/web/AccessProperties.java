package dev.lookback.access.web;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.util.Map;

/**
 * Who is let in.
 *
 * @param usersFile with a line for each user; without it, and without an issuer of tokens, nobody is asked
 * @param withoutUsers whether a process may be reached from other machines although it asks nobody
 */
@Validated
@ConfigurationProperties("lookback.access")
record AccessProperties(
        @Nullable Path usersFile,
        @DefaultValue("false") boolean withoutUsers,
        @DefaultValue Oidc oidc) {

    /**
     * What a token says of its caller. The issuer is Spring Boot's {@code spring.security.oauth2.resourceserver.jwt.*}.
     *
     * @param nameClaim the name for the audit; dots go into objects
     * @param rolesClaim with a list, or words divided by spaces; dots go into objects
     * @param grants of each value of that claim, like {@code operator@prod,viewer@*}; a value that is itself a grant needs none
     */
    record Oidc(
            @DefaultValue("sub") @NotBlank(message = "expected: a claim")
            String nameClaim,

            @DefaultValue("roles") @NotBlank(message = "expected: a claim")
            String rolesClaim,

            @DefaultValue Map<String, String> grants) {

        Oidc {
            grants = Map.copyOf(grants);
        }
    }
}
