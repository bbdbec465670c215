package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.file.parser.PlainParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is cut out of files while they grow, and over restarts. */
class TextsOfFilesTest {

    @TempDir
    private Path directory;

    private Log log;

    @BeforeEach
    void setUp() {
        log = new Log(directory.resolve("app.log"));
    }

    @Test
    void keepsAStackTraceTogetherThatIsWrittenBitByBit() {
        Following following = following(new StackTraces());
        log.lines("10:00 failed", "java.io.IOException: disk");
        following.read();
        following.read();
        log.lines("\tat a.B.c(B.java:1)");
        following.pass(Duration.ofMillis(500));
        log.lines("\tat a.B.d(B.java:2)", "10:01 goes on");
        following.look();

        assertThat(following.kept().messages())
                .containsExactly(
                        "10:00 failed\njava.io.IOException: disk\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)",
                        "10:01 goes on");
    }

    @Test
    void takesAGroupWhenNothingMoreComes() {
        Following following = following(new StackTraces());
        log.lines("10:00 failed", "\tat a.B.c(B.java:1)");
        following.pass(Duration.ofMillis(750));
        assertThat(following.kept().messages()).isEmpty();

        following.pass(Duration.ofMillis(750));

        assertThat(following.kept().messages()).containsExactly("10:00 failed\n\tat a.B.c(B.java:1)");
    }

    @Test
    void readsAGroupThatWasNotTakenAgainAfterARestart() {
        Following following = following(new StackTraces());
        log.lines("10:00 one", "10:01 failed");
        following.read();
        following.restart();
        log.lines("\tat a.B.c(B.java:1)", "10:02 goes on");
        following.look();

        assertThat(following.kept().messages())
                .containsExactly("10:00 one", "10:01 failed\n\tat a.B.c(B.java:1)", "10:02 goes on");
    }

    @Test
    void takesGroupsThatAreLongerThanAChunk() {
        Following following = following(new StartPattern(Pattern.compile("^begin")));
        log.lines("begin");
        for (int i = 0; i < 40; i++) {
            log.lines(IntStream.range(i * 1_000, i * 1_000 + 1_000)
                    .mapToObj(number -> " line " + number + " " + "x".repeat(50))
                    .toArray(String[]::new));
        }
        following.look();

        assertThat(following.kept().messages()).hasSizeGreaterThan(10);
        assertThat(following.kept().messages().stream().flatMap(String::lines).skip(1))
                .extracting(line -> Integer.valueOf(line.split(" ")[2]))
                .containsExactlyElementsOf(IntStream.range(0, 40_000).boxed().toList());
    }

    @Test
    void readsUtf16OverRestarts() {
        Following following = following(Grouping.NONE);
        log.write("\ufeffsüß\r\n".getBytes(StandardCharsets.UTF_16LE));
        following.look();
        following.restart();
        log.write("\u0a0a\u0d0a\r\nhalf".getBytes(StandardCharsets.UTF_16LE));
        following.look();
        following.pass(Duration.ofSeconds(5));

        assertThat(following.kept().messages()).containsExactly("süß", "\u0a0a\u0d0a", "half");
    }

    @Test
    void cutsALineOfUtf16ThatIsTooLong() {
        Following following = following(Grouping.NONE);
        log.write(("\ufeff" + "x".repeat(700_000) + "\nafter\n").getBytes(StandardCharsets.UTF_16LE));
        following.look();

        assertThat(following.kept().messages()).hasSize(2).last().isEqualTo("after");
        assertThat(following.kept().events().getFirst().at("/log/truncated").asBoolean())
                .isTrue();
    }

    @Test
    void takesALongLastLineWithoutLineFeedAfterAWhile() {
        Following following = following(Grouping.NONE);
        log.write("x".repeat(1_200_000));
        following.look();
        assertThat(following.kept().messages()).isEmpty();

        following.pass(Duration.ofSeconds(5));
        log.lines("rest", "after");
        following.look();

        assertThat(following.kept().messages()).hasSize(3).endsWith("rest", "after");
    }

    @Test
    void readsACompressedFileThatIsNew() {
        Following following = following(Grouping.NONE);
        for (int i = 0; i < 30; i++) {
            log.lines(IntStream.range(i * 1_000, i * 1_000 + 1_000)
                    .mapToObj(number -> "line " + number + " " + "x".repeat(60))
                    .toArray(String[]::new));
        }
        log.compress();
        following.look();
        following.restart(10_000);
        following.look();

        assertThat(following.kept().messages())
                .extracting(line -> Integer.valueOf(line.split(" ")[1]))
                .containsExactlyElementsOf(IntStream.range(0, 30_000).boxed().toList());
    }

    @Test
    void saysOnceThatAFileCannotBeReadAndReadsItWhenItCan() {
        Following following = following(Grouping.NONE);
        Log compressed = new Log(directory.resolve("bad.log.gz")).write("this is not what gzip writes");
        log.lines("one");
        following.look();
        following.pass(Duration.ofSeconds(20));

        assertThat(following.kept().messages()).containsExactly("one");
        assertThat(following.state().unreadable()).containsOnlyKeys(compressed.path());
        assertThat(following.errors().byPlace().get("file").times()).isEqualTo(1);
        assertThat(following.errors().byPlace().get("file").problem()).startsWith(compressed.path() + ": ");

        compressed.delete();
        new Log(directory.resolve("bad.log")).lines("two").compress();
        following.look();

        assertThat(following.kept().messages()).containsExactly("one", "two");
        assertThat(following.state().unreadable()).isEmpty();
    }

    private Following following(Grouping grouping) {
        return Following.of(Following.rules(grouping, null, new PlainParser(), directory + "/*.log{,.gz}"));
    }
}
