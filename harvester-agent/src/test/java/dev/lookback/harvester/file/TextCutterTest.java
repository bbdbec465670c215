package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

class TextCutterTest {

    @Test
    void cutsLines() {
        assertThat(cut(Grouping.NONE, "one\r\n\n two\nopen")).containsExactly("one", " two");
    }

    @Test
    void keepsAStackTraceOfTheJvmWithTheLineBefore() {
        assertThat(cut(new StackTraces(), """
                                10:00 ERROR failed
                                java.lang.IllegalStateException: boom
                                \tat a.B.c(B.java:1)
                                \tSuppressed: java.io.IOException
                                Caused by: java.io.IOException: disk
                                \t... 3 more
                                10:01 INFO goes on
                                Exception in thread "main" java.lang.Error
                                \tat a.B.c(B.java:1)
                                10:02 the end
                                10:03 open
                                """))
                .hasSize(4)
                .element(0)
                .asString()
                .startsWith("10:00")
                .contains("\njava.lang.IllegalStateException: boom\n\tat", "\nCaused by: ")
                .endsWith("3 more");
    }

    @Test
    void keepsATracebackOfPythonWithTheLineBefore() {
        assertThat(cut(new StackTraces(), """
                                ERROR failed
                                Traceback (most recent call last):
                                  File "a.py", line 1, in <module>
                                    b()
                                KeyError: 'x'

                                During handling of the above exception, another exception occurred:

                                Traceback (most recent call last):
                                  File "a.py", line 2
                                ValueError: y
                                INFO goes on
                                INFO open
                                """))
                .hasSize(2)
                .element(0)
                .asString()
                .contains("KeyError: 'x'\n\nDuring")
                .endsWith("ValueError: y");
    }

    @Test
    void joinsNoLinesThatStandForThemselves() {
        assertThat(cut(new StackTraces(), "Error: one\nErrors: two\nno.Exceptions here\n10:00\nlast\n"))
                .containsExactly("Error: one", "Errors: two", "no.Exceptions here", "10:00");
    }

    @Test
    void beginsATextWhereThePatternIsFound() {
        Grouping grouping = new StartPattern(Pattern.compile("^\\d{4}-"));

        assertThat(cut(grouping, "2026-1 one\nmore\n\nand more\n2026-2 two\n2026-3\n"))
                .containsExactly("2026-1 one\nmore\n\nand more", "2026-2 two");
    }

    @Test
    void beginsAnotherTextWhenAGroupIsTooLong() {
        String line = " " + "x".repeat(99_999);

        assertThat(cut(new StackTraces(), "begin\n" + (line + "\n").repeat(4) + "end\n"))
                .extracting(String::length)
                .containsExactly(100_006, 100_000, 100_000, 100_000);
    }

    @Test
    void takesWhatIsOpenWhenItIsToldTo() {
        TextCutter cutter = new TextCutter(new StackTraces());
        byte[] bytes = "one\n two\n three".getBytes(StandardCharsets.UTF_8);
        cutter.begin(Encoding.of(bytes, bytes.length, null), bytes, 0, bytes.length);

        assertThat(cutter.next(false, false)).isFalse();
        assertThat(cutter.end()).isZero();
        assertThat(cutter.next(true, false)).isTrue();
        assertThat(cutter.end()).isEqualTo(9);
        assertThat(cutter.next(true, true)).isTrue();
        assertThat(text(cutter)).isEqualTo(" three");
        assertThat(cutter.end()).isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "IBM1047"
            })
    void readsCharsets(String name) {
        Charset charset = Charset.forName(name);
        byte[] bytes = "süß\r\n\u0a0a?"
                .replace("\u0a0a", charset.newEncoder().canEncode('\u0a0a') ? "\u0a0a" : "ö")
                .concat("\n")
                .getBytes(charset);
        Encoding encoding = Encoding.of(bytes, bytes.length, charset);

        assertThat(cut(encoding, bytes)).hasSize(2).first().isEqualTo("süß");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void believesAByteOrderMarkMoreThanTheSettings(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\ufeffsüß\n".getBytes(Charset.forName(name)));
        byte[] marked = bytes.toByteArray();
        Encoding encoding = Encoding.of(marked, marked.length, StandardCharsets.ISO_8859_1);

        assertThat(cut(encoding, marked)).containsExactly("süß");
    }

    private static List<String> cut(Grouping grouping, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TextCutter cutter = new TextCutter(grouping);
        cutter.begin(Encoding.of(bytes, bytes.length, null), bytes, 0, bytes.length);
        return texts(cutter);
    }

    private static List<String> cut(Encoding encoding, byte[] bytes) {
        TextCutter cutter = new TextCutter(Grouping.NONE);
        cutter.begin(encoding, bytes, encoding.markBytes(), bytes.length);
        return texts(cutter);
    }

    private static List<String> texts(TextCutter cutter) {
        List<String> texts = new ArrayList<>();
        while (cutter.next(false, false)) {
            texts.add(text(cutter));
        }
        return texts;
    }

    private static String text(TextCutter cutter) {
        return new String(cutter.text(), 0, cutter.length(), StandardCharsets.UTF_8);
    }
}
