package dev.lookback.process.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys that no record asks for. A process is also given what is meant for others: so it judges what is below its own name, and
 * of the rest what is one of its own keys but for a letter or two. Variables of the environment are not judged: Kubernetes makes
 * some out of the names of services.
 */
final class UnknownKeys {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("lookback");
    private static final int A_LETTER_OR_TWO = 2;

    private final ConfigurationPropertyName own;
    private final Set<ConfigurationPropertyName> known;

    /**
     * @param own below which every key is this process's
     * @param known every name that some record asks for
     */
    UnknownKeys(ConfigurationPropertyName own, Set<ConfigurationPropertyName> known) {
        this.own = own;
        this.known = known;
    }

    List<String> problems(ConfigurableEnvironment environment) {
        Set<String> problems = new TreeSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            boolean isJudged = !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource);
            if (isJudged && source instanceof IterableConfigurationPropertySource iterable) {
                for (ConfigurationPropertyName name : iterable) {
                    problem(name, iterable).ifPresent(problems::add);
                }
            }
        }
        return new ArrayList<>(problems);
    }

    private Optional<String> problem(ConfigurationPropertyName name, IterableConfigurationPropertySource source) {
        if (!OURS.isAncestorOf(name) || known.contains(name) || isOverridden(name)) {
            return Optional.empty();
        }
        ConfigurationPropertyName closest = closestTo(name);
        boolean isOwn = own.isAncestorOf(name);
        boolean isMistyped = closest != null
                && OURS.isParentOf(name)
                && EditDistance.between(name.toString(), closest.toString()) <= A_LETTER_OR_TWO;
        if (!isOwn && !isMistyped) {
            return Optional.empty();
        }
        String origin = Origins.describe(Origin.from(source.getConfigurationProperty(name)));
        String expected = closest == null ? "a key of docs/running.md" : closest + ", or another of the documentation";
        return Optional.of(origin + name + ": unknown (expected: " + expected + ")");
    }

    /** A list that a stronger source gives is that source's alone: nobody asks for the elements that others have. */
    private boolean isOverridden(ConfigurationPropertyName name) {
        ConfigurationPropertyName part = name;
        while (!part.isEmpty()) {
            if (part.isLastElementIndexed() && !known.contains(part) && known.contains(part.getParent())) {
                return true;
            }
            part = part.getParent();
        }
        return false;
    }

    /** A record's own name is no key. */
    private @Nullable ConfigurationPropertyName closestTo(ConfigurationPropertyName name) {
        return known.stream()
                .filter(each -> known.stream().noneMatch(each::isParentOf))
                .min(Comparator.comparingInt(each -> EditDistance.between(name.toString(), each.toString())))
                .orElse(null);
    }
}
