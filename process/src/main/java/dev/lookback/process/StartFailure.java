package dev.lookback.process;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

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
                    return oneLine(refused.getMessage());
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
        Throwable root = root(failure);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException binding) {
                Object value = binding.getProperty() == null
                        ? null
                        : binding.getProperty().getValue();
                return binding.getName() + ": " + (value == null ? "" : value + " ") + '(' + message(root) + ')';
            }
            if (cause instanceof ConfigurationPropertiesBindException && cause.getCause() == null) {
                return message(cause);
            }
        }
        return message(root);
    }

    private static String invalid(BindValidationException invalid) {
        String prefix = invalid.getValidationErrors().getName().toString();
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error -> describe(prefix, error))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String describe(String prefix, ObjectError error) {
        if (error instanceof FieldError field) {
            return prefix + '.' + kebab(field.getField()) + ": "
                    + (field.getRejectedValue() == null ? "missing" : field.getRejectedValue()) + " ("
                    + error.getDefaultMessage() + ')';
        }
        return prefix + ": " + error.getDefaultMessage();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String message(Throwable failure) {
        String text = failure.getMessage();
        return text == null || text.isBlank() ? failure.toString() : oneLine(text);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
