package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The cases of Vector's correctness suite, and what else logrotate does: each with a glob that finds the log alone and with one
 * that finds what it is rotated to as well, and with what may happen in between.
 */
@ParameterizedClass
@ValueSource(strings = {"app.log", "app.log*"})
class RotationTest {

    /** What the harvester does between two steps. */
    enum Between {
        /** It is running. */
        READS,
        /** It is killed, and started when everything is over. */
        IS_AWAY,
        /** It reads, and is killed and started anew. */
        RESTARTS,
        /** It sees nothing until everything is over: time stands. */
        SLEEPS
    }

    @Parameter
    private String glob;

    @TempDir
    private Path directory;

    private Log log;
    private Following following;
    private Between between = Between.READS;

    private void begin(Between what) {
        between = what;
        log = new Log(directory.resolve("app.log"));
        following = Following.lines(directory + "/" + glob);
        log.lines("2026-11-23 one", "2026-11-23 two");
        following.look();
    }

    private void step() {
        switch (between) {
            case READS -> following.look();
            case RESTARTS -> {
                following.look();
                following.restart();
                following.look();
            }
            case IS_AWAY, SLEEPS -> {}
        }
    }

    private void end() {
        if (between == Between.IS_AWAY) {
            following.restart();
        }
        following.look();
        following.pass(Duration.ofSeconds(70));
    }

    private void expect(String... messages) {
        end();
        assertThat(following.kept().messages()).containsExactlyInAnyOrder(messages);
        assertThat(following.kept().ids()).doesNotHaveDuplicates();
        // Whatever is there is known, by the next one too.
        following.restart();
        following.look();
        following.pass(Duration.ofSeconds(70));
        assertThat(following.kept().messages()).containsExactlyInAnyOrder(messages);
    }

    @ParameterizedTest
    @EnumSource
    void rotateCreate(Between what) {
        begin(what);
        log.lines("2026-11-23 three");
        log.renameTo("app.log.1");
        step();
        log.lines("2026-11-24 four");
        step();
        log.lines("2026-11-24 five");

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-23 three", "2026-11-24 four", "2026-11-24 five");
    }

    @ParameterizedTest
    @EnumSource
    void rotatesTwiceAndMore(Between what) {
        begin(what);
        log.lines("2026-11-23 three");
        log.renameTo("app.log.1");
        log.lines("2026-11-24 four");
        step();
        new Log(directory.resolve("app.log.1")).renameTo("app.log.2");
        log.renameTo("app.log.1");
        log.lines("2026-11-25 five");
        step();

        expectAll(what, "2026-11-23 one", "2026-11-23 two", "2026-11-23 three", "2026-11-24 four", "2026-11-25 five");
    }

    /** What came and went while nobody looked, under a name that no glob finds, was never known. */
    private void expectAll(Between what, String... messages) {
        boolean isUnseen = glob.equals("app.log") && (what == Between.IS_AWAY || what == Between.SLEEPS);
        if (isUnseen) {
            end();
            assertThat(following.kept().messages())
                    .isSubsetOf(messages)
                    .hasSizeGreaterThanOrEqualTo(messages.length - 1)
                    .doesNotHaveDuplicates();
        } else {
            expect(messages);
        }
    }

    @ParameterizedTest
    @EnumSource
    void copytruncate(Between what) {
        begin(what);
        log.lines("2026-11-23 three");
        step();
        log.copyTo("app.log.1");
        step();
        log.truncate();
        step();
        log.lines("2026-11-24 four");

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-23 three", "2026-11-24 four");
    }

    @ParameterizedTest
    @EnumSource
    void copytruncateOfALogThatIsSoonLongerThanBefore(Between what) {
        begin(what);
        log.copyTo("app.log.1");
        log.truncate();
        log.lines("2026-11-24 three", "2026-11-24 four", "2026-11-24 five");

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-24 three", "2026-11-24 four", "2026-11-24 five");
    }

    @ParameterizedTest
    @EnumSource
    void truncate(Between what) {
        begin(what);
        log.truncate();
        step();
        log.lines("2026-11-24 three");

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-24 three");
    }

    @ParameterizedTest
    @EnumSource
    void truncatesToTheSameLength(Between what) {
        begin(what);
        log.truncate();
        log.lines("2026-11-24 eno", "2026-11-24 owt");

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-24 eno", "2026-11-24 owt");
    }

    @ParameterizedTest
    @EnumSource
    void sighup(Between what) throws Exception {
        begin(what);
        try (OutputStream writer = Files.newOutputStream(log.path(), StandardOpenOption.APPEND)) {
            log.renameTo("app.log.1");
            step();
            writer.write("2026-11-23 three\n".getBytes(StandardCharsets.UTF_8));
            step();
            log.lines("2026-11-24 four");
            step();
            writer.write("2026-11-23 five\n".getBytes(StandardCharsets.UTF_8));
            step();
        }

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-23 three", "2026-11-24 four", "2026-11-23 five");
    }

    @ParameterizedTest
    @EnumSource
    void compress(Between what) {
        begin(what);
        log.lines("2026-11-23 three");
        step();
        Log rotated = log.renameTo("app.log.1");
        log.lines("2026-11-24 four");
        step();
        Log compressed = rotated.compressOnly();
        step();
        rotated.delete();
        step();
        compressed.renameTo("app.log.2.gz");
        step();

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-23 three", "2026-11-24 four");
    }

    @ParameterizedTest
    @EnumSource
    void compressesWhatIsNotReadYet(Between what) {
        begin(what);
        log.lines("2026-11-23 three");
        log.renameTo("app.log.1").compress();
        log.lines("2026-11-24 four");
        step();

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-23 three", "2026-11-24 four");
    }

    @ParameterizedTest
    @EnumSource
    void deletesAndCreates(Between what) {
        begin(what);
        log.delete();
        log.lines("2026-11-24 three", "2026-11-24 four", "2026-11-24 five");
        step();

        expect("2026-11-23 one", "2026-11-23 two", "2026-11-24 three", "2026-11-24 four", "2026-11-24 five");
    }

    @ParameterizedTest
    @EnumSource
    void deletesAndCreatesWithTheSameBanner(Between what) {
        begin(what);
        log.delete();
        log.lines("2026-11-23 one", "2026-11-23 six", "2026-11-24 four", "2026-11-24 five");
        step();

        expect(
                "2026-11-23 one",
                "2026-11-23 two",
                "2026-11-23 one",
                "2026-11-23 six",
                "2026-11-24 four",
                "2026-11-24 five");
    }

    @ParameterizedTest
    @EnumSource
    void persistence(Between what) {
        begin(what);
        for (int i = 3; i < 9; i++) {
            log.lines("2026-11-23 " + i);
            step();
        }

        expect(
                "2026-11-23 one",
                "2026-11-23 two",
                "2026-11-23 3",
                "2026-11-23 4",
                "2026-11-23 5",
                "2026-11-23 6",
                "2026-11-23 7",
                "2026-11-23 8");
    }
}
