package dev.lookback.access.web;

import org.springframework.core.env.Environment;

import java.util.List;

/** Whether callers are asked who they are. */
public final class ConfiguredUsers {

    private static final List<String> SETTINGS = List.of(
            "lookback.access.users-file",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.security.oauth2.resourceserver.jwt.public-key-location");

    private ConfiguredUsers() {}

    /** By the settings alone: before anything is started. */
    public static boolean areIn(Environment settings) {
        return SETTINGS.stream()
                .anyMatch(name -> !settings.getProperty(name, "").isBlank());
    }
}
