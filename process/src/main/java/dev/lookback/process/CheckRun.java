package dev.lookback.process;

import dev.lookback.process.settings.SettingsAudit;
import dev.lookback.process.settings.SettingsCheck;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What {@code --check} does: everything that can be said of the settings without starting anything, and nothing else. */
final class CheckRun {

    private static final String ARGUMENT = "--check";

    private final String name;
    private final Predicate<Environment> asksCallers;
    private final List<SettingsCheck> checks;
    private final PrintStream out;
    private final PrintStream err;

    /** @param asksCallers whether callers have to say who they are, as settings say */
    CheckRun(
            String name,
            Predicate<Environment> asksCallers,
            List<SettingsCheck> checks,
            PrintStream out,
            PrintStream err) {
        this.name = name;
        this.asksCallers = asksCallers;
        this.checks = List.copyOf(checks);
        this.out = out;
        this.err = err;
    }

    static boolean isAsked(String... arguments) {
        return Arrays.asList(arguments).contains(ARGUMENT);
    }

    /** Returns the exit status: 0 when nothing is wrong. */
    int run(String... arguments) {
        List<String> problems;
        try (ConfigurableApplicationContext context = prepare(arguments)) {
            problems = problems(context.getEnvironment());
        } catch (RuntimeException e) {
            problems = List.of(StartFailure.describe(e));
        }
        problems.forEach(problem -> err.println(name + ": " + problem));
        if (problems.isEmpty()) {
            out.println(name + ": the settings are right");
        }
        return problems.isEmpty() ? 0 : 1;
    }

    /** Reads all places that settings come from, and makes no bean. */
    private ConfigurableApplicationContext prepare(String... arguments) {
        String[] settings = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(ARGUMENT))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(LookbackProcess.DEFAULTS)
                .properties("spring.application.name=" + name, "spring.main.keep-alive=false")
                .run(settings);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    private List<String> problems(ConfigurableEnvironment environment) {
        List<String> problems = new ArrayList<>(new SettingsAudit(environment, name).problems());
        try {
            new LoopbackGuard(asksCallers).check(environment);
        } catch (StartRefusedException e) {
            problems.add(e.getMessage());
        }
        for (SettingsCheck check : checks) {
            problems.addAll(check.problems(environment));
        }
        return problems;
    }
}
