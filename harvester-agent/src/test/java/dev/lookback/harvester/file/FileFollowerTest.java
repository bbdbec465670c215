package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class FileFollowerTest {

    @TempDir
    private Path directory;

    private Log log;
    private Following following;

    @BeforeEach
    void setUp() {
        log = new Log(directory.resolve("app.log"));
        following = Following.lines(directory + "/*.log");
    }

    @Test
    void readsWhatIsThereAndWhatComes() {
        log.lines("one", "two");
        following.look();
        log.lines("three");
        following.look();

        assertThat(following.kept().messages()).containsExactly("one", "two", "three");
    }

    @Test
    void writesEventsWithIdHostServiceAndPath() {
        log.lines("one", "two");
        following.look();

        JsonNode event = following.kept().events().getFirst();
        assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T16:08:00.000000000Z");
        assertThat(event.at("/host/name").asString()).isEqualTo("web-1");
        assertThat(event.at("/service/name").asString()).isEqualTo("app");
        assertThat(event.at("/log/file/path").asString()).isEqualTo(log.path().toString());
        assertThat(following.kept().ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-v]{25}"));
    }

    @Test
    void givesTheSameLineTheSameIdWhenItIsReadAgain() {
        log.lines("one", "two");
        following.look();
        List<String> ids = following.kept().ids();

        following.restart(0);
        following.look();

        assertThat(following.kept().ids()).isEqualTo(ids);
    }

    @Test
    void findsFilesThatAppearLater() {
        following.look();
        log.lines("one");
        following.look();

        assertThat(following.kept().messages()).containsExactly("one");
    }

    @Test
    void takesALastLineWithoutLineFeedAfterAWhile() {
        log.write("one\ntwo");
        following.look();
        assertThat(following.kept().messages()).containsExactly("one");

        following.pass(Duration.ofSeconds(5));
        assertThat(following.kept().messages()).containsExactly("one", "two");

        log.write("\nthree\n");
        following.look();
        assertThat(following.kept().messages()).containsExactly("one", "two", "three");
    }

    @Test
    void waitsForTheRestOfALineThatIsBeingWritten() {
        log.write("o");
        following.look();
        log.write("n");
        following.look();
        log.write("e\n");
        following.look();

        assertThat(following.kept().messages()).containsExactly("one");
    }

    @Test
    void passesOverEmptyLines() {
        log.write("\n\none\n\r\n\ntwo\r\n\n");
        following.look();

        assertThat(following.kept().messages()).containsExactly("one", "two");
        assertThat(following.state().bytesBehind()).isZero();
    }

    @Test
    void losesNothingAndGoesOnLookingWhileThereIsNoRoom() {
        following.kept().makeRoom(1);
        log.lines("one", "two", "three");
        following.look();
        assertThat(following.kept().messages()).containsExactly("one");
        Log other = new Log(directory.resolve("other.log")).lines("four");
        following.look();
        assertThat(following.state().files()).isEqualTo(2);
        other.renameTo("other.1");
        log.renameTo("app.1");

        following.kept().makeRoom(Integer.MAX_VALUE);
        following.look();

        assertThat(following.kept().messages()).containsExactlyInAnyOrder("one", "two", "three", "four");
    }

    @Test
    void goesOnAfterARestart() {
        log.lines("one", "two");
        following.look();
        following.restart();
        log.lines("three");
        following.look();

        assertThat(following.kept().messages()).containsExactly("one", "two", "three");
    }

    @Test
    void tellsFilesWithTheSameContentApart() {
        log.lines("one");
        following.look();
        new Log(directory.resolve("other.log")).lines("one");
        following.look();
        assertThat(following.kept().messages()).containsExactly("one");

        following.pass(Duration.ofSeconds(62));

        assertThat(following.kept().messages()).containsExactly("one", "one");
        assertThat(following.kept().ids()).doesNotHaveDuplicates();
    }

    @Test
    void readsAFileOfTwoNamesOnce() throws Exception {
        log.lines("one");
        Files.createSymbolicLink(directory.resolve("link.log"), log.path());
        Files.createLink(directory.resolve("hard.log"), log.path());
        following.look();

        assertThat(following.kept().messages()).containsExactly("one");
    }

    @Test
    void readsMoreFilesThanMayBeOpen() {
        following.withOpenFiles(3);
        for (int i = 0; i < 20; i++) {
            new Log(directory.resolve(i + ".log")).lines("first of " + i);
        }
        following.look();
        for (int i = 0; i < 20; i++) {
            new Log(directory.resolve(i + ".log")).lines("second of " + i);
        }
        following.look();

        assertThat(following.kept().messages()).hasSize(40).doesNotHaveDuplicates();
        assertThat(following.state().open()).isLessThanOrEqualTo(3);
    }

    @Test
    void cutsALineThatIsTooLong() {
        log.write("x".repeat(3_000_000)).lines("", "after");
        following.look();

        assertThat(following.kept().messages()).hasSize(2).last().isEqualTo("after");
        assertThat(following.kept().lines().getFirst().length()).isBetween(200_000, 256 * 1024);
        assertThat(following.kept().events().getFirst().at("/log/truncated").asBoolean())
                .isTrue();
        following.restart();
        log.lines("later");
        following.look();
        assertThat(following.kept().messages()).hasSize(3).last().isEqualTo("later");
    }

    @Test
    void tellsWhatIsWrittenAnewTwiceInAMomentApart() {
        log.lines("one");
        following.look();
        for (String line : List.of("two", "three")) {
            log.truncate().lines(line, line);
            following.read();
        }
        following.restart();
        log.lines("four");
        following.look();

        assertThat(following.kept().messages()).containsExactly("one", "two", "two", "three", "three", "four");
        assertThat(following.kept().ids()).doesNotHaveDuplicates();
    }

    @Test
    void letsGoOfADeletedFileThatIsRead() {
        log.lines("one");
        following.look();
        log.delete();
        following.look();
        assertThat(following.state().open()).isEqualTo(1);

        following.pass(Duration.ofMinutes(6));

        assertThat(following.state().open()).isZero();
        assertThat(following.state().files()).isZero();
    }

    @Test
    void forgetsAFileThatIsGoneForLong() {
        log.lines("one");
        following.look();
        log.delete();
        following.pass(Duration.ofMinutes(6));
        assertThat(following.kept().kept()).hasSize(1);

        following.sleep(Duration.ofDays(8));
        following.look();

        assertThat(following.kept().kept()).isEmpty();
    }

    @Test
    void namesAFileByMoreOfItsBeginningAsItGrows() {
        for (int i = 0; i < 300; i++) {
            log.lines("line " + i);
            following.look();
        }

        assertThat(following.kept().kept().keySet()).singleElement().asString().contains(":1024:");
    }
}
