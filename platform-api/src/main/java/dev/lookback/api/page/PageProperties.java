package dev.lookback.api.page;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

import java.net.URI;

/**
 * What the page is told.
 *
 * @param liveUrl where a gateway's page is, as browsers reach it; without it the page has no link there
 */
@Validated
@ConfigurationProperties("lookback.page")
record PageProperties(@Nullable URI liveUrl) {

    @AssertTrue(message = "live-url: expected: an address like http://127.0.0.1:6688/")
    boolean isLiveUrlUsable() {
        return liveUrl == null || "http".equals(liveUrl.getScheme()) || "https".equals(liveUrl.getScheme());
    }
}
