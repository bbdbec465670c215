package dev.lookback.process;

import dev.lookback.process.settings.SettingText;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;

import java.util.stream.Collectors;

/** Why a process cannot start, in one line: the offender and what was expected. */
final class StartFailure {

    private StartFailure() {}

    /** Whether Spring Boot itself ended the run on purpose, as its build-time tools do. */
    static boolean isAbandoned(Throwable failure) {
        return failure instanceof SpringApplication.AbandonedRunException;
    }

    static String describe(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefusedException refused -> {
                    return SettingText.oneLine(refused.getMessage());
                }
                case BindValidationException invalid -> {
                    return invalid(invalid);
                }
                case PortInUseException taken -> {
                    return "server.port: " + taken.getPort() + " (expected: a free port)";
                }
                default -> {}
            }
        }
        return describeBinding(failure);
    }

    private static String describeBinding(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException binding) {
                Object value = binding.getProperty() == null
                        ? null
                        : binding.getProperty().getValue();
                return binding.getName() + ": " + (value == null ? "" : value + " ") + '(' + SettingText.reason(failure)
                        + ')';
            }
            if (cause instanceof ConfigurationPropertiesBindException && cause.getCause() == null) {
                return SettingText.reason(cause);
            }
        }
        return SettingText.reason(failure);
    }

    private static String invalid(BindValidationException invalid) {
        String prefix = invalid.getValidationErrors().getName().toString();
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error -> SettingText.describe(prefix, error))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
