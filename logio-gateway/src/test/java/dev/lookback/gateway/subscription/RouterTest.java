package dev.lookback.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

class RouterTest {

    private static final long MILLI = 1_000_000;

    /** A filter is a word that a line has in it. */
    private final FilterParser words = query -> {
        if (query.equals("(")) {
            throw new FilterSyntaxException("a bracket", new IllegalStateException());
        }
        return counting(query);
    };

    private final Router router = new Router();
    private final FilterBudget budget =
            new FilterBudget(1_000_000_000, new FilterBudget.Clocks(() -> 0, () -> 0), end -> {});
    private final Filters filters = new Filters(words, 3, budget);
    private final Event event = new Event();
    private final List<String> asked = new ArrayList<>();

    private long nanos = 1_000 * MILLI;
    private long receivedAt = 7_000;

    private final Subscriptions subscriptions = new Subscriptions(router, filters, new Turns(), () -> nanos);

    private EventFilter counting(String word) {
        return (buffer, offset, length) -> {
            asked.add(word);
            return new String(buffer, offset, length, StandardCharsets.UTF_8).contains(word);
        };
    }

    @Test
    void anEventLeavesAtOnceWhenNoneHasJustLeft() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", all())));

        event("s", "h", "{\"x\":1}");
        router.flushDue(nanos);

        assertThat(one.frames).containsExactly("{\"events\":[{\"in\":[\"a\"],\"event\":{\"x\":1}}],\"received\":7000}");
    }

    @Test
    void eventsThatFollowSoonLeaveTogether() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", all())));
        event("s", "h", "{\"x\":1}");
        router.flushDue(nanos);

        nanos += MILLI;
        receivedAt = 8_000;
        event("s", "h", "{\"x\":2}");
        assertThat(router.flushDue(nanos)).isEqualTo(4 * MILLI);
        nanos += 2 * MILLI;
        receivedAt = 9_000;
        event("s", "h", "{\"x\":3}");
        assertThat(router.flushDue(nanos)).isEqualTo(2 * MILLI);
        assertThat(one.frames).hasSize(1);
        nanos += 2 * MILLI;
        assertThat(router.flushDue(nanos)).isEqualTo(Long.MAX_VALUE);

        assertThat(one.frames.getLast())
                .isEqualTo("{\"events\":[{\"in\":[\"a\"],\"event\":{\"x\":2}},{\"in\":[\"a\"],\"event\":{\"x\":3}}],"
                        + "\"received\":8000}");
    }

    @Test
    void aFullFrameLeavesAtOnce() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", all())));
        String line = "{\"x\":\"" + "y".repeat(10_000) + "\"}";

        for (int i = 0; i < 14; i++) {
            event("s", "h", line);
        }

        assertThat(one.counts).containsExactly(7, 7);
    }

    @Test
    void namesAllSubscriptionsThatWantAnEvent() {
        Recorder one = new Recorder();
        subscriptions.want(
                one,
                named(Map.of(
                        "a", new Selection(Set.of("s1"), Set.of(), ""),
                        "b", new Selection(Set.of(), Set.of("h1"), ""),
                        "c\"", new Selection(Set.of("s1", "s2"), Set.of("h2"), "red"))));

        event("s1", "h1", "1");
        event("s2", "h2", "2 red");
        event("s2", "h2", "3 blue");
        event("s1", "h2", "4 red");
        event("s3", "h3", "5 red");
        router.flushDue(nanos);

        assertThat(one.frames)
                .containsExactly("{\"events\":[{\"in\":[\"a\",\"b\"],\"event\":1},{\"in\":[\"c\\\"\"],\"event\":2 red},"
                        + "{\"in\":[\"a\",\"c\\\"\"],\"event\":4 red}],\"received\":7000}");
    }

    @Test
    void clientsThatWantTheSameShareTheirFrames() {
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        subscriptions.want(one, named(Map.of("a", all())));
        subscriptions.want(other, named(Map.of("a", all())));

        event("s", "h", "1");
        router.flushDue(nanos);

        assertThat(other.bytes.getFirst()).isSameAs(one.bytes.getFirst());
        assertThat(subscriptions.shapes()).isOne();
    }

    @Test
    void asksADistinctFilterOnceAnEvent() {
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        subscriptions.want(one, named(Map.of("a", filter("red"), "b", filter(" red "))));
        subscriptions.want(other, named(Map.of("c", filter("red"), "d", filter("blue"))));

        event("s", "h", "1 red");

        assertThat(asked).containsExactlyInAnyOrder("red", "blue");
        assertThat(subscriptions.filters()).isEqualTo(2);
    }

    @Test
    void asksNoFilterAboutStreamsThatNobodyWants() {
        subscriptions.want(new Recorder(), named(Map.of("a", new Selection(Set.of("s1"), Set.of(), "red"))));

        event("s2", "h", "1 red");

        assertThat(asked).isEmpty();
    }

    @Test
    void aListenerGetsWhatItWasToGetBeforeItWantsSomethingElse() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", all())));
        event("s", "h", "1");

        subscriptions.want(one, named(Map.of("b", all())));
        event("s", "h", "2");
        router.flushDue(nanos);
        subscriptions.leave(one);
        event("s", "h", "3");
        router.flushDue(nanos + 100 * MILLI);

        assertThat(one.frames)
                .containsExactly(
                        "{\"events\":[{\"in\":[\"a\"],\"event\":1}],\"received\":7000}",
                        "{\"events\":[{\"in\":[\"b\"],\"event\":2}],\"received\":7000}");
        assertThat(subscriptions.shapes()).isZero();
        assertThat(subscriptions.filters()).isZero();
    }

    @Test
    void countsTheEventsOfEachName() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", filter("red"), "b", all())));

        event("s", "h", "1 red");
        event("s", "h", "2");
        router.flushDue(nanos);

        assertThat(one.last.counts()).containsExactly(1, 2);
        assertThat(one.last.events()).isEqualTo(2);
    }

    @Test
    void aPeerGetsTheLinesThatCameInHere() {
        Recorder peer = new Recorder();
        Recorder browser = new Recorder();
        subscriptions.want(browser, named(Map.of("a", new Selection(Set.of("s1"), Set.of(), ""))));
        subscriptions.want(peer, new Wants.Lines(Set.of(filter("red"), new Selection(Set.of("s1"), Set.of(), ""))));

        event("s1", "h", "1 red");
        event("s1", "h", "2");
        event("s2", "h", "3 red");
        event("s2", "h", "4");
        event("s1", "h", "5 from another peer", Audience.BROWSERS);
        event("s1", "h", "6 that a peer had first", Audience.PEERS);
        router.flushDue(nanos);

        assertThat(peer.frames).containsExactly("\0\0\0\0\0\0\u001bX1 red\n2\n3 red\n6 that a peer had first\n");
        assertThat(browser.counts).containsExactly(3);
        assertThat(browser.frames.getFirst()).contains("5 from another peer");
    }

    @Test
    void saysWhatBrowsersWantTogether() {
        Recorder one = new Recorder();
        List<Integer> changes = new ArrayList<>();
        subscriptions.observe(() -> changes.add(changes.size()));
        subscriptions.want(one, named(Map.of("a", filter("red"), "b", filter("blue"))));
        subscriptions.want(new Recorder(), named(Map.of("c", filter("red"))));
        subscriptions.want(new Recorder(), new Wants.Lines(Set.of(filter("green"))));

        assertThat(subscriptions.wantedByBrowsers()).containsExactlyInAnyOrder(filter("red"), filter("blue"));
        assertThat(changes).hasSize(2);

        subscriptions.want(one, named(Map.of("a", filter("red"), "b", all())));
        assertThat(subscriptions.wantedByBrowsers()).containsExactly(all());
    }

    @Test
    void aFilterThatCannotBeReadChangesNothing() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", filter("red"))));

        assertThatThrownBy(() -> subscriptions.want(one, named(Map.of("a", filter("blue"), "b", filter("(")))))
                .isInstanceOf(FilterSyntaxException.class);
        event("s", "h", "1 red");
        router.flushDue(nanos);

        assertThat(one.frames).hasSize(1);
        assertThat(subscriptions.filters()).isOne();
    }

    @Test
    void thereIsABoundOnFilters() {
        Recorder one = new Recorder();
        subscriptions.want(one, named(Map.of("a", filter("1"), "b", filter("2"), "c", filter("3"))));

        assertThatThrownBy(() -> subscriptions.want(new Recorder(), named(Map.of("a", filter("4")))))
                .isInstanceOf(FilterRefusedException.class)
                .hasMessageContaining("at most 3");
        subscriptions.want(new Recorder(), named(Map.of("a", filter("3"), "b", all())));
        subscriptions.leave(one);
        subscriptions.want(new Recorder(), named(Map.of("a", filter("4"))));

        assertThat(subscriptions.filters()).isEqualTo(3);
    }

    private void event(String stream, String source, String line) {
        event(stream, source, line, Audience.ALL);
    }

    private void event(String stream, String source, String line, Audience audience) {
        byte[] bytes = ("<" + line + ">").getBytes(StandardCharsets.UTF_8);
        event.moveTo(bytes, 1, bytes.length - 2, receivedAt, audience);
        router.route(router.routes(Routes.UNKNOWN, stream, source), event, nanos);
    }

    private static Selection all() {
        return new Selection(Set.of(), Set.of(), "");
    }

    private static Selection filter(String word) {
        return new Selection(Set.of(), Set.of(), word);
    }

    private static Wants.Named named(Map<String, Selection> byName) {
        return new Wants.Named(new TreeMap<>(byName));
    }

    private static final class Recorder implements FrameListener {

        private final List<String> frames = new ArrayList<>();
        private final List<byte[]> bytes = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private Frame last;

        @Override
        public void offer(Frame frame) {
            last = frame;
            bytes.add(frame.bytes());
            counts.add(frame.events());
            frames.add(new String(frame.bytes(), StandardCharsets.UTF_8));
        }
    }
}
