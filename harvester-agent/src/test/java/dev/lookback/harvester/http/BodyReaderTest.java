package dev.lookback.harvester.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class BodyReaderTest {

    private final List<String> texts = new ArrayList<>();

    @Test
    void showsLinesWithTheirNumbersAndPassesBlankOnes() throws IOException {
        read(BodyFormat.LINES, "\n{\"a\":1}\r\n \t\n  {\"b\":\"\\n\"}\n\n{}");

        assertThat(texts).containsExactly("line 2: {\"a\":1}\r", "line 4: {\"b\":\"\\n\"}", "line 6: {}");
    }

    @Test
    void showsNothingOfABodyWithoutLines() throws IOException {
        read(BodyFormat.LINES, "");
        read(BodyFormat.LINES, " \n\n");

        assertThat(texts).isEmpty();
    }

    @Test
    void leavesItToOthersWhatALineHolds() throws IOException {
        read(BodyFormat.LINES, "no json\n[1]");

        assertThat(texts).containsExactly("line 1: no json", "line 2: [1]");
    }

    @Test
    void showsOneObject() throws IOException {
        read(BodyFormat.JSON, " {\n \"a\": {\"b\": [1, {}]}\n}\n");

        assertThat(texts).containsExactly("event 1: {\n \"a\": {\"b\": [1, {}]}\n}");
    }

    @Test
    void showsAnArraysObjectsWhateverIsInTheirStrings() throws IOException {
        read(BodyFormat.JSON, "[ {\"a\":\"}\\\"]\"} ,\n{\"b\\\\\":\"水\"},{}\t]\r\n");

        assertThat(texts).containsExactly("event 1: {\"a\":\"}\\\"]\"}", "event 2: {\"b\\\\\":\"水\"}", "event 3: {}");
    }

    @Test
    void showsNothingOfAnEmptyArray() throws IOException {
        read(BodyFormat.JSON, " [ ] ");

        assertThat(texts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``          | body: nothing (expected: a JSON object, or an array of them)",
                "1           | event 1: begins with '1' (expected: a JSON object, or an array of them)",
                "[1]         | event 1: begins with '1' (expected: an object or the array's end)",
                "[{}, null]  | event 2: begins with 'n' (expected: an object)",
                "[{},]       | event 2: begins with ']' (expected: an object)",
                "[{}{}]      | event 1: '{' behind it (expected: a comma or the array's end)",
                "[{}         | body: ends within the array (expected: its closing bracket)",
                "[           | body: ends within the array (expected: its closing bracket)",
                "[{},        | body: ends within the array (expected: its closing bracket)",
                "[{},{\"a\": | event 2: the body ends within it (expected: the object's end)",
                "{}{}        | '{' behind the end (expected: nothing more)",
                "[]]         | ']' behind the end (expected: nothing more)",
                "水          | event 1: begins with byte 0xe6 (expected: a JSON object, or an array of them)",
            })
    void refusesWhatIsNeitherObjectNorArrayOfThem(String body, String expected) {
        assertThatThrownBy(() -> read(BodyFormat.JSON, body)).hasMessage(expected);
    }

    @Test
    void takesATextUpToItsBoundAndRefusesALongerOne() throws IOException {
        String longest = "x".repeat(BodyReader.MAX_TEXT_BYTES);
        read(BodyFormat.LINES, longest + "\n" + longest);

        assertThat(texts).containsExactly("line 1: " + longest, "line 2: " + longest);
        assertThatThrownBy(() -> read(BodyFormat.LINES, "{}\n" + longest + "x"))
                .hasMessage("line 2: too long (expected: at most 1048576 bytes an event)");
    }

    private void read(BodyFormat format, String body) throws IOException {
        BodyReader reader = new BodyReader(
                format.cutter(),
                (buffer, length, place) -> texts.add(place + ": " + new String(buffer, 0, length, UTF_8)));
        reader.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
