package dev.lookback.harvester.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;

/** Answers that are no 200 are RFC 9457 problems; 429 and 503 say when to come again. */
@RestController
final class EventsController {

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String GZIP = "gzip";

    private final HttpProperties properties;
    private final EventIntake intake;
    private final Refusals refusals;

    EventsController(HttpProperties properties, EventIntake intake, Refusals refusals) {
        this.properties = properties;
        this.intake = intake;
        this.refusals = refusals;
    }

    /** @param accepted how many events are on disk */
    record Accepted(int accepted) {}

    @PostMapping("/events")
    Accepted take(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, defaultValue = "identity") String encoding)
            throws IOException {
        BodyFormat format = BodyFormat.of(contentType);
        boolean isGzip = isGzip(encoding);
        long maxBody = properties.maxBody().toBytes();
        if (request.getContentLengthLong() > maxBody) {
            throw RefusedException.tooLong("body: " + request.getContentLengthLong() + " bytes (expected: at most "
                    + maxBody + ", lookback.harvester.http.max-body)");
        }
        BoundedBody sent = new BoundedBody(request.getInputStream(), maxBody, "lookback.harvester.http.max-body");
        return new Accepted(intake.take(isGzip ? expanded(sent) : sent, format, request.getRemoteAddr()));
    }

    private static boolean isGzip(String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case GZIP, "x-gzip" -> true;
            case "identity" -> false;
            default ->
                throw RefusedException.unsupported("Content-Encoding: " + encoding + " (expected: gzip or none)");
        };
    }

    private InputStream expanded(BoundedBody sent) throws IOException {
        return new BoundedBody(
                new GzipBody(sent), properties.maxEvents().toBytes(), "lookback.harvester.http.max-events");
    }

    @ExceptionHandler
    ResponseEntity<?> handle(RefusedException refused) {
        refusals.count(refused);
        return ResponseEntity.status(refused.status())
                .headers(headers(refused.status()))
                .body(refused.problem());
    }

    private static HttpHeaders headers(HttpStatus status) {
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
            headers.set(HttpHeaders.ACCEPT, "application/x-ndjson, application/json");
            headers.set(HttpHeaders.ACCEPT_ENCODING, GZIP);
        } else if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return headers;
    }

    /** Out of gzip; a connection that breaks throws others, and nobody hears the answer. */
    @ExceptionHandler({ZipException.class, EOFException.class})
    ResponseEntity<?> handle(IOException damaged) {
        String fault = Objects.requireNonNullElse(damaged.getMessage(), "cut");
        return handle(RefusedException.unreadable("body: " + fault + " (expected: whole gzip)"));
    }
}
