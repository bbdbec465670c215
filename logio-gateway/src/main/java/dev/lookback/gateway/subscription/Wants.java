package dev.lookback.gateway.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that one client wants, and how it is told. Clients with equal wants share their frames. */
public sealed interface Wants {

    /** The names that frames tell it by; the place of each is its bit. */
    List<String> names();

    /** What is wanted, with the bit of its name. */
    List<Want> list();

    /** Whether another gateway wants it, which gets nothing that a third has sent. */
    boolean isForPeer();

    /** Makes frames of it. */
    FrameBuilder frames();

    /** One of them. */
    record Want(int bit, Selection selection) {}

    /**
     * A browser's subscriptions, by its names for them.
     *
     * @param byName at most {@value FrameBuilder#MAX_NAMES}
     */
    record Named(SortedMap<String, Selection> byName) implements Wants {

        public Named {
            byName = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        }

        @Override
        public List<String> names() {
            return List.copyOf(byName.keySet());
        }

        @Override
        public List<Want> list() {
            List<Want> wants = new ArrayList<>();
            byName.values().forEach(selection -> wants.add(new Want(wants.size(), selection)));
            return wants;
        }

        @Override
        public boolean isForPeer() {
            return false;
        }

        @Override
        public FrameBuilder frames() {
            return new EventsFrames(names());
        }
    }

    /** What the browsers of another gateway want, whichever of them: it gets the lines alone. */
    record Lines(Set<Selection> selections) implements Wants {

        public Lines {
            selections = Set.copyOf(selections);
        }

        @Override
        public List<String> names() {
            return List.of("");
        }

        @Override
        public List<Want> list() {
            return selections.stream().map(selection -> new Want(0, selection)).toList();
        }

        @Override
        public boolean isForPeer() {
            return true;
        }

        @Override
        public FrameBuilder frames() {
            return new LinesFrames();
        }
    }
}
