package dev.lookback.standalone.processes;

import dev.lookback.standalone.settings.Service;
import dev.lookback.standalone.supervise.ProcessSpec;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each of Lookback's own processes as a JVM. */
final class BootApps {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Plan plan;
    private final BootSettings settings;

    BootApps(Plan plan, BootSettings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    List<ProcessSpec> specs() {
        return Arrays.stream(BootApp.values()).map(this::spec).toList();
    }

    private ProcessSpec spec(BootApp app) {
        int port = plan.ports().number(app.port());
        return new ProcessSpec(app.processName(), needs(app), port, launch(app), new HttpReadiness(port));
    }

    private Set<String> needs(BootApp app) {
        return plan.settings().embedded().stream()
                .filter(app::needs)
                .map(Service::settingName)
                .collect(Collectors.toSet());
    }

    /** Settings go by one variable that Spring Boot reads: keys stay as they are written, and no ps shows them. */
    private ProcessSpec.Launch launch(BootApp app) {
        String name = app.processName();
        return new ProcessSpec.Launch(
                command(app),
                Map.of(
                        "SPRING_APPLICATION_JSON",
                        JSON.writeValueAsString(settings.of(app)),
                        "LOOKBACK_SUPERVISED",
                        "true"),
                plan.data().work(name),
                plan.data().log(name));
    }

    private List<String> command(BootApp app) {
        List<String> command = new ArrayList<>();
        command.add(Installation.java());
        command.add("-Xmx" + plan.settings().heap(app.processName(), app.heap()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(app.compilation());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + plan.data().work(app.processName()));
        command.addAll(List.of("-jar", plan.installation().app(app.module()).toString()));
        return command;
    }
}
