package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mistakes in values and in templates, and by what they are caught. */
class MistakesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            imge: {registry: x}                                       | imge
            compressor: {replcas: 3}                                  | replcas
            environments: [{name: prod, compressor: {replcas: 3}}]    | replcas
            environments: [{name: Prod}]                              | /environments/0/name
            environments: []                                          | /environments
            harvester: {files: [{paths: [/x], servce: y}]}            | servce
            platformApi: {resources: {limits: {memroy: 1Gi}}}         | memroy
            platformApi: {affinity: {nodeAffinty: {}}}                | nodeAffinty
            esConsumer: {replicas: many}                              | /esConsumer/replicas
            compressor: {settings: {lookback.compressor.grce: 2m}}    | lookback.compressor.grce
            harvester: {settings: {lookback.compressor.grace: 2m}}    | lookback.compressor.grace
            compressor: {settings: {lookback.environment: other}}     | lookback.environment
            terminationGracePeriodSeconds: 10                         | /terminationGracePeriodSeconds
            image: {registry: ""}                                     | image.registry: missing (expected: where your images are
            kafka: {bootstrapServers: []}                             | kafka.bootstrapServers: missing (expected: host:port, one or more, for lookback-platform-api)
            elasticsearch: {uris: []}                                 | elasticsearch.uris: missing
            s3: {bucket: ""}                                          | s3.bucket: missing
            access: {usersSecret: {name: ""}}                         | access: nobody is asked who they are
            access: {peerSecret: {name: ""}}                          | access.peerSecret.name: missing
            naclProxy: {enabled: true}                                | naclProxy.secret.name: missing
            dashboards: {label: {grafana_dashboard: "1"}}             | label
            prometheusRule: {enabled: yes please}                     | /prometheusRule/enabled
            lanes: 13                                                 | lanes of prod: 13 (expected: at most kafka.topics.partitions, 12)
            environments: [{name: prod}, {name: prod}]                | environments: prod (expected: each once)
            environments: [{name: a-very-long-environment-of-31-ch}]  | /environments/0/name
            """)
    void aMistakeInValuesIsNamed(String values, String named) throws IOException {
        Path file = Files.writeString(directory.resolve("mistake.yaml"), values.strip());
        Chart chart = Chart.ours();

        assertThatThrownBy(() -> chart.render(List.of(chart.values("minimal"), file), Chart.NEWEST))
                .hasMessageContaining(named);
    }

    @Test
    void theSchemaRefusesUnknownKeysAtEveryLevel() throws IOException {
        Object schema =
                new Yaml().load(Files.readString(Chart.ours().directory().resolve("values.schema.json")));
        List<String> open = new ArrayList<>();

        collectOpen("", schema, open);

        assertThat(open).isEmpty();
    }

    /** An object is closed, or says what its values are. */
    private static void collectOpen(String path, Object schema, List<String> open) {
        switch (schema) {
            case Map<?, ?> map -> {
                Object additional = map.get("additionalProperties");
                boolean isClosed = additional instanceof Map
                        || Boolean.FALSE.equals(additional)
                        || Integer.valueOf(0).equals(map.get("maxProperties"));
                if ("object".equals(map.get("type")) && !isClosed) {
                    open.add(path);
                }
                map.forEach((key, value) -> collectOpen(path + "/" + key, value, open));
            }
            case List<?> list -> list.forEach(each -> collectOpen(path + "/-", each, open));
            default -> {}
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workloads.yaml  | '  replicas: {{'                | '  replcas: {{'                 | The field `replcas` in the JSON string is not defined
            scaling.yaml    | 'maxReplicas: {{'               | 'maxReplica: {{'                | maxReplica
            workloads.yaml  | '  template:'                   | '  # template:'                 | The required field `template` is not found in the JSON string
            services.yaml   | 'port: {{ $instance.port }}, '  | ''                              | The required field `port` is not found
            workloads.yaml  | 'apiVersion: apps/v1'           | 'apiVersion: apps/v1beta2'      | apps/v1beta2
            _pod.tpl        | 'containerPort: 6700'           | 'containerPort: many'           | many
            servicemonitors.yaml | 'interval: {{'             | 'intervall: {{'                 | intervall
            prometheusrule.yaml | 'labels:'                   | 'lables:'                       | lables
            dashboards.yaml | 'kind: ConfigMap'               | 'kind: ConfigFile'              | ConfigFile
            """)
    void aMistakeInATemplateIsNamed(String template, String right, String wrong, String named) throws IOException {
        Chart copy = changed("secured", template, right, wrong);
        Path proxy =
                Files.writeString(directory.resolve("proxy.yaml"), "naclProxy: {enabled: true, secret: {name: x}}");

        List<Manifest> manifests = copy.render(List.of(copy.values("secured"), proxy), Chart.NEWEST);

        assertThat(StrictCheck.problems(manifests)).isNotEmpty().allMatch(problem -> problem.contains(named));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            services.yaml   | 'targetPort: http}'             | 'targetPort: htpp}'             | no port htpp
            _pod.tpl        | 'serviceAccountName: '          | 'serviceAccountName: my-'       | no ServiceAccount my-lookback
            _volumes.tpl    | '- {name: tmp, mountPath: /tmp}' | '- {name: temp, mountPath: /tmp}' | no volume temp
            """)
    void aReferenceToNothingIsNamed(String template, String right, String wrong, String named) throws IOException {
        Chart copy = changed("minimal", template, right, wrong);

        assertThat(new References(copy.render("minimal", Chart.NEWEST)).problems())
                .isNotEmpty()
                .anyMatch(problem -> problem.contains(named));
    }

    private Chart changed(String scenario, String template, String right, String wrong) throws IOException {
        Chart copy = Chart.ours().copyTo(directory.resolve("chart"), scenario);
        Path file = copy.directory().resolve("templates").resolve(template);
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));
        return copy;
    }
}
