package dev.lookback.process.settings;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Binds all records of the class path, as Spring Boot would at the start, and tells what is wrong. */
public final class SettingsAudit {

    private static final String OURS = "lookback";

    private final ConfigurableEnvironment environment;
    private final ConfigurationPropertyName own;
    private final BindingRecord bound = new BindingRecord();

    /** @param process as {@code ./lookback status} shows it; every key below {@code lookback.<process>} is its own */
    public SettingsAudit(ConfigurableEnvironment environment, String process) {
        this.environment = environment;
        this.own = ConfigurationPropertyName.of(OURS).append(process);
    }

    /** Keys alone; values are judged when they are used. */
    public List<String> unknownKeys() {
        bindAll();
        return new UnknownKeys(own, bound.names()).problems(environment);
    }

    /** All that is wrong, each in a line that says where it was written, the key, the value and what was expected. */
    public List<String> problems() {
        List<Bound> records = bindAll();
        List<String> problems = new ArrayList<>(new UnknownKeys(own, bound.names()).problems(environment));
        for (BindingRecord.Failure failure : bound.failures()) {
            problems.add(line(failure.name(), SettingText.reason(failure.error())));
        }
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (Bound each : records) {
                for (ConstraintViolation<Object> violation : validator.validate(each.record())) {
                    problems.add(line(each.prefix(), violation));
                }
            }
        }
        return problems.stream().distinct().toList();
    }

    private record Bound(String prefix, Object record) {}

    private List<Bound> bindAll() {
        Binder binder = Binder.get(environment, bound);
        List<Bound> records = new ArrayList<>();
        for (Map.Entry<String, List<Class<?>>> types :
                SettingsTypes.onClassPath().entrySet()) {
            for (Class<?> type : types.getValue()) {
                Object made = bind(binder, types.getKey(), type);
                if (made != null) {
                    records.add(new Bound(types.getKey(), made));
                }
            }
        }
        return records;
    }

    /** What is missing is wrong where every process of the kind needs it. Elsewhere it may belong to what is not turned on. */
    private @Nullable Object bind(Binder binder, String prefix, Class<?> type) {
        boolean isNeeded = ConfigurationPropertyName.of(prefix).equals(own) || prefix.equals(OURS);
        try {
            return isNeeded
                    ? binder.bindOrCreate(prefix, Bindable.of(type))
                    : binder.bind(prefix, Bindable.of(type)).orElse(null);
        } catch (BindException e) {
            bound.failed(e.getName(), e);
            return null;
        }
    }

    private String line(String prefix, ConstraintViolation<Object> violation) {
        String path = SettingText.kebab(violation.getPropertyPath().toString());
        Object value = violation.getInvalidValue();
        String said = violation.getMessage();
        if (value instanceof Boolean && said.matches("[a-z.-]+: .*")) {
            int colon = said.indexOf(':');
            return line(
                    ConfigurationPropertyName.adapt(prefix + '.' + said.substring(0, colon), '.'),
                    said.substring(colon + 2));
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(prefix + '.' + path, '.');
        return property(name) == null
                ? name + ": " + (value == null ? "missing" : value) + " (" + said + ')'
                : line(name, said);
    }

    private String line(ConfigurationPropertyName name, String said) {
        ConfigurationProperty property = property(name);
        Object value = property == null ? null : property.getValue();
        String shown = value == null ? "" : value + " ";
        return Origins.describe(Origin.from(property)) + name + ": " + shown + '(' + said + ')';
    }

    private @Nullable ConfigurationProperty property(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return property;
            }
        }
        return null;
    }
}
