package dev.lookback.endtoend;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The bucket, read by a client of its own with the keys that {@code status --json} tells. */
record Archive(S3Client client, String bucket) implements AutoCloseable {

    static Archive of(JsonNode s3) {
        S3Client client = S3Client.builder()
                .endpointOverride(URI.create(s3.path("endpoint").asString()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        s3.path("accessKey").asString(), s3.path("secretKey").asString())))
                .build();
        return new Archive(client, s3.path("bucket").asString());
    }

    /** Those that count: their manifest is there. */
    List<Part> parts() {
        Set<String> keys = client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(Installation.ENVIRONMENT + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> key.endsWith(Part.SUFFIX))
                .map(Part::of)
                .filter(part -> keys.contains(part.manifestKey()))
                .toList();
    }

    byte[] object(String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    void put(String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    JsonNode manifest(Part part) {
        return Json.read(new String(object(part.manifestKey()), StandardCharsets.UTF_8));
    }

    List<ArchivedLine> lines(Part part) {
        byte[] compressed = object(part.key());
        try (BZip2CompressorInputStream in =
                new BZip2CompressorInputStream(new ByteArrayInputStream(compressed), true)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(ArchivedLine::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(part.key(), e);
        }
    }

    /** Every event of the service once, whatever the number of parts that have it. */
    List<String> messagesOfService(String service, Range range) {
        Map<String, String> messages = new HashMap<>();
        parts().stream()
                .filter(part -> range.contains(part.range().start()))
                .flatMap(part -> lines(part).stream())
                .filter(line -> line.isOfService(service))
                .forEach(line -> messages.put(line.identity(), line.message()));
        return List.copyOf(messages.values());
    }

    @Override
    public void close() {
        client.close();
    }
}
