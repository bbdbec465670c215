package dev.lookback.api.kibana;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/**
 * Where Kibana is.
 *
 * @param url as browsers reach it, too; without it there are no data views, and no links
 * @param space in which the views are; the default one where empty
 * @param apiKey as Kibana gives it, encoded
 * @param username where there is no API key; neither where Kibana asks for none
 * @param password of that user
 * @param interval between two sweeps
 */
@Validated
@ConfigurationProperties("lookback.kibana")
record KibanaProperties(
        @Nullable URI url,

        @DefaultValue("") @Pattern(regexp = "[a-z0-9_-]*", message = "expected: a space's identifier, like ops")
        String space,

        @Nullable String apiKey,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration interval) {

    @AssertTrue(
            message = "url: expected: an address like https://kibana.example:5601, without user, query and fragment")
    boolean isUrlUsable() {
        return url == null
                || (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getQuery() == null
                        && url.getFragment() == null);
    }

    @AssertTrue(message = "api-key, username, password: expected: the first, or both others, or none")
    boolean isOneWayToLogIn() {
        return (username == null) == (password == null) && (apiKey == null || username == null);
    }

    /** With the space, without a slash at the end. */
    String address() {
        String address = String.valueOf(url);
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return space.isEmpty() ? base : base + "/s/" + space;
    }

    /** Without what nobody is to read in a log. */
    @Override
    public String toString() {
        return "KibanaProperties[url=" + url + ", space=" + space + ", interval=" + interval + ']';
    }
}
