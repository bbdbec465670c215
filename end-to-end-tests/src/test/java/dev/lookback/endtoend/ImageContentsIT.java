package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in the images that {@code -Dlookback.images=TAG} names, and what they say of themselves. */
@EnabledIfSystemProperty(
        named = Images.PROPERTY,
        matches = ".+",
        disabledReason = "needs images and an engine: ./lookback images --tag TAG, then -Dlookback.images=TAG")
class ImageContentsIT {

    static List<String> images() {
        return Images.all();
    }

    @BeforeAll
    static void requireEngine() {
        Docker.require();
    }

    @ParameterizedTest
    @MethodSource("images")
    void theListNamesEveryJarAndThereIsNoServerOfElasticsearch(String image, @TempDir Path directory)
            throws IOException {
        Docker.copy(image, "/app/lib", directory);
        Docker.copy(image, "/app/sbom.cdx.json", directory);
        JsonNode list = Json.read(Files.readString(directory.resolve("sbom.cdx.json")));
        Set<String> listed = Json.elements(list.path("components"))
                .map(each -> each.path("name").asString() + "-"
                        + each.path("version").asString())
                .collect(Collectors.toSet());

        assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(jars(directory.resolve("lib")))
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(listed).anyMatch(jar::startsWith))
                .noneMatch(jar -> jar.matches("elasticsearch-\\d.*"));
    }

    /** Without their ending; what is behind a version is a classifier. One is no dependency: Spring Boot packs it for unpacking. */
    private static List<String> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.jar$", ""))
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void itSaysWhatItIsAndRunsAsNobodyWithoutAShell(String image) {
        JsonNode config = Json.read(Docker.inspect(image, "{{json .Config}}"));
        JsonNode labels = config.path("Labels");

        assertThat(config.path("User").asString()).isEqualTo("10001:10001");
        assertThat(config.path("Entrypoint").path(0).asString()).isEqualTo("/opt/java/bin/java");
        assertThat(image).contains(label(labels, "title") + ":");
        assertThat(label(labels, "version")).matches("\\d+\\.\\d+.*");
        assertThat(label(labels, "revision")).matches("[0-9a-f]{40}(-dirty)?|unknown");
        assertThat(label(labels, "description")).isNotEmpty();
        assertThat(label(labels, "base.name")).isNotEmpty();
    }

    private static String label(JsonNode labels, String name) {
        return labels.path("org.opencontainers.image." + name).asString();
    }
}
