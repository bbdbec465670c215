package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the chart tells processes, held against the settings that the packaged processes have. */
class SettingsIT {

    private static final Map<String, ProcessJar> PROCESSES = Map.of(
            "platform-api", ProcessJar.of("platform-api"),
            "pipeline-workers", ProcessJar.of("pipeline-workers"),
            "logio-gateway", ProcessJar.of("logio-gateway"),
            "harvester-agent", ProcessJar.of("harvester-agent"));

    /** Not for Spring Boot: the JVM's own, and the one that is settings by their names. */
    private static final Set<String> NO_SETTINGS = Set.of("JDK_JAVA_OPTIONS", "SPRING_APPLICATION_JSON");

    /** Nobody's to set in a cluster: ports that services name, an archive's cut, standard input, what is a list of its own. */
    private static final Set<String> KEPT = Set.of(
            "lookback.block-interval",
            "lookback.page.files",
            "lookback.nacl.port",
            "lookback.gateway.udp.port",
            "lookback.gateway.logio.port",
            "lookback.harvester.syslog.port",
            "lookback.harvester.syslog.tls.port",
            "lookback.harvester.json.stdin",
            "lookback.harvester.file.inputs",
            "lookback.access.oidc.grants",
            "lookback.kibana.username",
            "lookback.kibana.password");

    static List<String> scenarios() {
        return Chart.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyVariableIsASettingOfItsProcess(String scenario) {
        assertThat(unknown(Chart.ours().render(scenario, Chart.NEWEST))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            _processes.tpl   | LOOKBACK_WORKERS_ROLES        | LOOKBACK_WORKERS_ROLE
            _environment.tpl | SPRING_KAFKA_BOOTSTRAPSERVERS | SPRING_KAFKA_BOOTSTRAP_SERVER
            _environment.tpl | inputs[%d]                    | input[%d]
            prepare.yaml     | --prepare                     | --prepair
            """)
    void aVariableThatIsNoneIsNamed(String template, String right, String wrong, @TempDir Path directory)
            throws IOException {
        Chart copy = Chart.ours().copyTo(directory, "minimal");
        Path file = copy.directory().resolve("templates").resolve(template);
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));

        assertThat(unknown(copy.render("minimal", Chart.NEWEST)))
                .isNotEmpty()
                .allMatch(problem -> problem.contains(wrong.replace("[%d]", "")));
    }

    private static List<String> unknown(List<Manifest> manifests) {
        List<String> unknown = new ArrayList<>();
        for (Container container : Container.of(manifests)) {
            ProcessJar process = PROCESSES.get(container.module());
            Map<String, String> variables = container.variables();
            variables.keySet().stream()
                    .filter(name -> !NO_SETTINGS.contains(name) && !container.isReferredTo(name))
                    .filter(name -> !process.hasVariable(name))
                    .forEach(name -> unknown.add(container + ": " + name));
            Manifest.ofJson(variables.getOrDefault("SPRING_APPLICATION_JSON", "{}")).tree().keySet().stream()
                    .filter(name -> !isSetting(name))
                    .forEach(name -> unknown.add(container + ": " + name));
            // What else runs without being a setting is an argument that the process knows.
            if (container.tree().at("args").orElse(List.of("--prepare")) instanceof List<?> arguments
                    && !arguments.equals(List.of("--prepare"))) {
                unknown.add(container + ": " + arguments);
            }
        }
        return unknown;
    }

    /** What all processes are given need not be each one's. */
    private static boolean isSetting(String name) {
        String plain = name.replaceAll("\\[\\d+]", "").replaceAll("\\[([^]]+)]", ".$1");
        return PROCESSES.values().stream().anyMatch(process -> process.has(plain));
    }

    /** The schema lists the settings that may be given; the chart's own are no one's to give twice. */
    @ParameterizedTest
    @CsvSource({
        "platformApi, platform-api",
        "workers, pipeline-workers",
        "logioGateway, logio-gateway",
        "harvester, harvester-agent"
    })
    void theSchemaKnowsEverySettingThatTheChartDoesNotSet(String definition, String module) throws IOException {
        Manifest schema = new Manifest(
                new Yaml().load(Files.readString(Chart.ours().directory().resolve("values.schema.json"))));
        Set<String> listed = new TreeSet<>();
        schema.list("definitions", definition + "Settings", "propertyNames", "anyOf")
                .forEach(each -> listed.addAll(strings(each.getOrDefault("enum", List.of()))));

        ProcessJar process = PROCESSES.get(module);
        Set<String> expected = new TreeSet<>(process.settings().keySet());
        Set<String> charts = variables(module);
        expected.removeIf(name ->
                !name.startsWith("lookback.") || KEPT.contains(name) || charts.contains(Setting.variable(name)));

        assertThat(listed).isEqualTo(expected);
    }

    /** All that the chart sets of a process, in any scenario. */
    private static Set<String> variables(String module) {
        Set<String> variables = new HashSet<>();
        for (String scenario : Chart.scenarios()) {
            Container.of(Chart.ours().render(scenario, Chart.NEWEST)).stream()
                    .filter(container -> container.module().equals(module))
                    .forEach(container -> variables.addAll(container.variables().keySet()));
        }
        return variables;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object value) {
        return (List<String>) value;
    }
}
