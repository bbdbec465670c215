package dev.lookback.api.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

@RestController
@Tag(name = "Page")
class PageController {

    private final PageProperties properties;

    PageController(PageProperties properties) {
        this.properties = properties;
    }

    /** @param liveUrl left out where no gateway's page is known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Places(@Nullable URI liveUrl) {}

    @GetMapping("/page")
    @Operation(summary = "Where the page that shows events as they come is")
    Places places() {
        return new Places(properties.liveUrl());
    }
}
