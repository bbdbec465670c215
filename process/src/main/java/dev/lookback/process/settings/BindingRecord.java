package dev.lookback.process.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Notes every name that is asked for while records are bound, and goes on after a value that cannot be. */
final class BindingRecord extends AbstractBindHandler {

    private final Set<ConfigurationPropertyName> names = new TreeSet<>();
    private final List<Failure> failures = new ArrayList<>();

    /** What went wrong below a name. */
    record Failure(ConfigurationPropertyName name, Exception error) {}

    @Override
    public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
        names.add(name);
        return super.onStart(name, target, context);
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        failed(name, error);
        return null;
    }

    /** A record that cannot be made since some of its values could not is no news. */
    void failed(ConfigurationPropertyName name, Exception error) {
        boolean isKnown =
                failures.stream().anyMatch(failure -> name.equals(failure.name()) || name.isAncestorOf(failure.name()));
        if (!isKnown) {
            failures.add(new Failure(name, error));
        }
    }

    Set<ConfigurationPropertyName> names() {
        return names;
    }

    List<Failure> failures() {
        return failures;
    }
}
