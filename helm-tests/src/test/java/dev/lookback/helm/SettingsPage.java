package dev.lookback.helm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/settings.md}, made of what the packaged processes have. */
final class SettingsPage {

    private static final Map<String, String> TYPES = Map.of(
            "java.time.Duration", "duration",
            "org.springframework.util.unit.DataSize", "size",
            "java.lang.Boolean", "true or false",
            "java.lang.Integer", "number",
            "java.lang.Short", "number",
            "java.lang.Double", "number",
            "java.nio.file.Path", "path",
            "java.net.URI", "address",
            "java.net.InetAddress", "address",
            "dev.lookback.process.HostPort", "host:port");

    private static final String HEAD = """
            # Settings

            Generated from the configuration metadata of the packaged processes by `SettingsPageIT`, which fails where it is not
            current; `-Dlookback.settings.write=true` writes it. What each does is said where its process is described.

            Each is given as an argument (`--lookback.lanes=4`), as a variable, in which dots are underscores and dashes go
            (`LOOKBACK_LANES=4`), or in an `application.yaml` beside the process, as
            [Spring Boot](https://docs.spring.io/spring-boot/reference/features/external-config.html) reads them; under Helm by `settings`. A
            duration is a number with `ms`, `s`, `m`, `h` or `d`, a size one with `KB`, `MB` or `GB`. A process that is given a value that
            it cannot use ends, and names it. Connections have the names that Spring Boot and Spring Cloud AWS give them:
            `spring.kafka.bootstrap-servers`, `spring.elasticsearch.uris`, `spring.cloud.aws.s3.endpoint`, `server.port` and all of their kin.
            """;

    private final Map<String, ProcessJar> processes;

    /** @param processes by module, in the order in which they are shown */
    SettingsPage(Map<String, ProcessJar> processes) {
        this.processes = new LinkedHashMap<>(processes);
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, List<String>> owners = owners();
        page.append(
                "\n## Of more than one process\n\n| setting | of | type | default | what |\n| --- | --- | --- | --- | --- |\n");
        owners.forEach((name, modules) -> {
            if (modules.size() > 1) {
                page.append(row(setting(modules.getFirst(), name), String.join(", ", modules) + " | "));
            }
        });
        for (String module : processes.keySet()) {
            page.append("\n## ").append(module);
            page.append("\n\n| setting | type | default | what |\n| --- | --- | --- | --- |\n");
            owners.forEach((name, modules) -> {
                if (modules.equals(List.of(module))) {
                    page.append(row(setting(module, name), ""));
                }
            });
        }
        return page.toString();
    }

    /** Ours, whose description nobody has written. */
    List<String> undescribed() {
        Map<String, List<String>> owners = owners();
        List<String> undescribed = new ArrayList<>(owners.keySet());
        undescribed.removeIf(name ->
                !setting(owners.get(name).getFirst(), name).description().isBlank());
        return undescribed;
    }

    private Setting setting(String module, String name) {
        return processes.get(module).settings().get(name);
    }

    /** The modules that have each. */
    private Map<String, List<String>> owners() {
        Map<String, List<String>> owners = new TreeMap<>();
        processes.forEach((module, process) -> ours(process.settings().values())
                .forEach(setting -> owners.computeIfAbsent(setting.name(), name -> new ArrayList<>())
                        .add(module)));
        return owners;
    }

    private static List<Setting> ours(Collection<Setting> settings) {
        return settings.stream()
                .filter(setting -> setting.name().startsWith("lookback."))
                .toList();
    }

    private static String row(Setting setting, String owners) {
        String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
        return "| `" + setting.name() + "` | " + owners + type(setting.type()) + " | " + standard + " | "
                + sentence(setting.description()) + " |\n";
    }

    private static String type(String name) {
        if (name.startsWith("java.util.List<")) {
            return "list of " + type(name.substring("java.util.List<".length(), name.length() - 1));
        }
        if (name.startsWith("java.util.Map<")) {
            return "map";
        }
        return TYPES.getOrDefault(name, "text");
    }

    /** Javadoc's tags as Markdown. */
    private static String sentence(String description) {
        String text = description
                .replaceAll("\\{@code ([^}]*(?:\\{[^}]*}[^}]*)*)}", "`$1`")
                .replaceAll("\\{@link ([^}]*)}", "`$1`")
                .replace("|", "\\|");
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
