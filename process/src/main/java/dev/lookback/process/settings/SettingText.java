package dev.lookback.process.settings;

import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

import java.util.Locale;

/** A setting's fault in words. */
public final class SettingText {

    private SettingText() {}

    /** @param prefix of the record that is not valid */
    public static String describe(String prefix, ObjectError error) {
        if (error instanceof FieldError field) {
            return prefix + '.' + kebab(field.getField()) + ": "
                    + (field.getRejectedValue() == null ? "missing" : field.getRejectedValue()) + " ("
                    + error.getDefaultMessage() + ')';
        }
        return prefix + ": " + error.getDefaultMessage();
    }

    /** What the innermost cause says, in one line. */
    public static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getMessage();
        return text == null || text.isBlank() ? root.toString() : oneLine(text);
    }

    public static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
