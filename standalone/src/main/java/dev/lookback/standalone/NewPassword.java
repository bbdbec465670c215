package dev.lookback.standalone;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.settings.WrongSetting;
import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A password that is to be set: never an argument, which every process of the machine can see. */
final class NewPassword {

    private static final int MAX_BYTES = 1024;

    private NewPassword() {}

    /** On a terminal twice, unseen; else the first line of the standard input. */
    static String ask(String name) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return firstLine(System.in);
        }
        String once = text(console.readPassword("password of %s: ", name));
        if (!once.equals(text(console.readPassword("once more: ")))) {
            throw new WrongSetting("password: not the same twice (expected: the same)");
        }
        return once;
    }

    /** Reads no byte behind it: what follows may be another command's. */
    static String firstLine(InputStream in) {
        byte[] line = new byte[MAX_BYTES];
        int length = 0;
        try {
            for (int next = in.read(); next >= 0 && next != '\n' && length < MAX_BYTES; next = in.read()) {
                line[length++] = (byte) next;
            }
        } catch (IOException e) {
            throw new InstanceFailure("password: cannot be read: " + e, e);
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(char @Nullable [] typed) {
        return typed == null ? "" : new String(typed);
    }
}
