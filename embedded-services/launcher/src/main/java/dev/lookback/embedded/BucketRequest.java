package dev.lookback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes a bucket by S3's own interface, wherever the server runs. Signed by version 2: no SDK is needed for that. */
final class BucketRequest {
    private static final String SIGNATURE = "HmacSHA1";
    private static final int OK = 200;
    private static final int ALREADY_THERE = 409;

    private final S3Settings settings;

    BucketRequest(S3Settings settings) {
        this.settings = settings;
    }

    /** If there is none. */
    void make(String bucket) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request("/" + bucket), BodyHandlers.ofString());
            if (answer.statusCode() != OK && answer.statusCode() != ALREADY_THERE) {
                throw new IllegalStateException("bucket " + bucket + ": not made by " + settings.endpoint()
                        + ", which answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while bucket " + bucket + " was made", e);
        }
    }

    private HttpRequest request(String resource) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String signed = "PUT\n\n\n" + date + "\n" + resource;
        return HttpRequest.newBuilder(settings.endpoint().resolve(resource))
                .header("Date", date)
                .header("Authorization", "AWS " + settings.accessKey() + ":" + signature(signed))
                .PUT(BodyPublishers.noBody())
                .build();
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(SIGNATURE);
            mac.init(new SecretKeySpec(settings.secretKey().getBytes(StandardCharsets.UTF_8), SIGNATURE));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(SIGNATURE + ": absent (expected: in every JDK)", e);
        }
    }
}
