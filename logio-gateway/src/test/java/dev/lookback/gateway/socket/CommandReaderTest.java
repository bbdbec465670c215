package dev.lookback.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lookback.gateway.subscription.Selection;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class CommandReaderTest {

    private final CommandReader reader = new CommandReader(new Environment("prod"), 3);

    @Test
    void readsASubscription() {
        assertThat(reader.read("{\"subscribe\":\"a\",\"environment\":\"prod\",\"streams\":[\"nginx\",\"app\"],"
                        + "\"sources\":[\"web-1\"],\"filter\":\" level:error \"}"))
                .isEqualTo(new Command.Subscribe(
                        "a", new Selection(Set.of("app", "nginx"), Set.of("web-1"), "level:error")));
    }

    @Test
    void readsASubscriptionToEverything() {
        Command everything = new Command.Subscribe("a", new Selection(Set.of(), Set.of(), ""));

        assertThat(reader.read("{\"subscribe\":\"a\"}")).isEqualTo(everything);
        assertThat(reader.read(
                        "{\"subscribe\":\"a\",\"environment\":null,\"streams\":[],\"sources\":null,\"filter\":\"\"}"))
                .isEqualTo(everything);
    }

    @Test
    void readsTheRest() {
        assertThat(reader.read("{\"unsubscribe\":\"a\"}")).isEqualTo(new Command.Unsubscribe("a"));
        assertThat(reader.read("{\"time\":17}")).isEqualTo(new Command.Time(17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "hello # MALFORMED # not JSON",
                "[] # MALFORMED # not an object",
                "{} # MALFORMED # not understood",
                "{\"time\":\"now\"} # MALFORMED # not understood",
                "{\"subscribe\":\"\"} # MALFORMED # 1 to 200 characters",
                "{\"subscribe\":7} # MALFORMED # 1 to 200 characters",
                "{\"unsubscribe\":null} # MALFORMED # 1 to 200 characters",
                "{\"subscribe\":\"a\",\"streems\":[]} # MALFORMED # streems: unknown",
                "{\"subscribe\":\"a\",\"streams\":\"nginx\"} # MALFORMED # streams: not understood",
                "{\"subscribe\":\"a\",\"sources\":[1]} # MALFORMED # sources: not understood",
                "{\"subscribe\":\"a\",\"filter\":{}} # MALFORMED # filter: not text",
                "{\"subscribe\":\"a\",\"environment\":\"staging\"} # ENVIRONMENT # environment: staging (expected: prod)",
                "{\"subscribe\":\"a\",\"environment\":1} # ENVIRONMENT # (expected: prod)",
                "{\"subscribe\":\"a\",\"streams\":[\"1\",\"2\"],\"sources\":[\"3\",\"4\"]} # LIMIT # 4 (expected: at most 3)"
            })
    void refusesWhatCannotBe(String said, Refusal refusal, String message) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> reader.read(said));

        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.name()).isEqualTo(said.contains("\"a\"") ? "a" : null);
    }

    @Test
    void refusesAFilterThatIsTooLong() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> reader.read("{\"subscribe\":\"a\",\"filter\":\"" + "x".repeat(5_000) + "\"}"));

        assertThat(refused).hasMessageContaining("filter: 5000 characters (expected: at most 4096)");
    }

    @Test
    void aRateHasABurstAndAnAverage() {
        long second = 1_000_000_000L;
        MessageRate rate = new MessageRate(2, 0);
        int taken = 0;
        while (rate.take(0)) {
            taken++;
        }

        assertThat(taken).isEqualTo(10);
        assertThat(rate.take(second / 2)).isTrue();
        assertThat(rate.take(second / 2)).isFalse();
        assertThat(rate.take(100 * second)).isTrue();
    }
}
