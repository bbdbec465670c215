package dev.lookback.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** A version of Elasticsearch that the build has fetched. */
public record ElasticsearchVersion(String number) {

    /** What {@code ./lookback up} and all tests run, unless they say otherwise. */
    public static ElasticsearchVersion current() {
        return built("elasticsearch");
    }

    /** The last of the major version before, which is supported too; fetched for integration tests alone. */
    public static ElasticsearchVersion previous() {
        return built("elasticsearch.previous");
    }

    /** A method source for tests that run on every supported version. */
    public static Stream<ElasticsearchVersion> supported() {
        return Stream.of(current(), previous()).distinct();
    }

    /** The server's own module that calls native code. */
    String nativeModule() {
        return number.startsWith("8.") ? "org.elasticsearch.nativeaccess" : "org.elasticsearch.foreign";
    }

    private static ElasticsearchVersion built(String name) {
        Properties versions = new Properties();
        try (InputStream resource = ElasticsearchVersion.class.getResourceAsStream("versions.properties")) {
            versions.load(Objects.requireNonNull(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ElasticsearchVersion(versions.getProperty(name));
    }

    @Override
    public String toString() {
        return number;
    }
}
