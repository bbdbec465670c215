package dev.lookback.helm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether Kubernetes would take a manifest, strictly: no field that a type does not have, none missing that it requires, each of
 * its type. Kubernetes' own Java client knows the types; those of Prometheus' operator are schemas of our own.
 */
final class StrictCheck {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Gson JSON = new Gson();
    private static final Map<String, Schema> OPERATORS = Map.of(
            "ServiceMonitor", schema("ServiceMonitor.schema.json"),
            "PrometheusRule", schema("PrometheusRule.schema.json"));

    private static final Map<String, String> VERSIONS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "policy/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "autoscaling/v2", "V2");

    private StrictCheck() {}

    /** What is wrong, each with whose it is. */
    static List<String> problems(List<Manifest> manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest manifest : manifests) {
            problems(manifest).forEach(problem -> problems.add(manifest + ": " + problem));
        }
        return problems;
    }

    private static List<String> problems(Manifest manifest) {
        JsonElement json = JSON.toJsonTree(manifest.tree());
        Schema operators = OPERATORS.get(manifest.kind());
        if (manifest.text("apiVersion").equals("monitoring.coreos.com/v1") && operators != null) {
            return operators.validate(json.toString(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
        String version = VERSIONS.get(manifest.text("apiVersion"));
        if (version == null) {
            return List.of(
                    "apiVersion: " + manifest.text("apiVersion") + " (expected: one of " + VERSIONS.keySet() + ")");
        }
        return problems(MODELS + version + manifest.kind(), json);
    }

    private static List<String> problems(String type, JsonElement json) {
        try {
            Class<?> model = Class.forName(type);
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            model.getMethod("fromJson", String.class).invoke(null, json.toString());
            return List.of();
        } catch (InvocationTargetException e) {
            // The client adds the whole of what it was reading.
            return List.of(String.valueOf(e.getCause().getMessage()).replaceAll("(?s)JSON: \\{.*", ""));
        } catch (ReflectiveOperationException e) {
            return List.of("no kind of Kubernetes: " + e.getMessage());
        }
    }

    private static Schema schema(String resource) {
        try (InputStream file = StrictCheck.class.getResourceAsStream("/" + resource)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
