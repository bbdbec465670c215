package dev.lookback.gateway.inputs;

import dev.lookback.gateway.subscription.Turns;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Says once a second, while it changes, which inputs there are and how fast they are: to browsers those of all gateways. */
public final class InputsBoard {

    /** What is said: {@code {"inputs":[{"stream":"nginx","source":"web-1","rate":12.5}]}}. */
    public record Inputs(List<InputRate> inputs) {
        /** In UTF-8. */
        public byte[] toJson() {
            return JsonMapper.shared().writeValueAsBytes(this);
        }
    }

    private final InputTable table;
    private final Turns turns;
    private final int maxInputs;
    private final Map<Object, List<InputRate>> ofPeers = new ConcurrentHashMap<>();
    private final List<Consumer<byte[]>> browsers = new CopyOnWriteArrayList<>();
    private final List<Consumer<byte[]>> peers = new CopyOnWriteArrayList<>();

    private volatile Inputs own = new Inputs(List.of());
    private volatile Inputs all = new Inputs(List.of());

    InputsBoard(InputTable table, Turns turns, int maxInputs) {
        this.table = table;
        this.turns = turns;
        this.maxInputs = maxInputs;
    }

    /** Gets the inputs of all gateways. */
    public void observe(Consumer<byte[]> observer) {
        browsers.add(observer);
    }

    /** Gets the inputs of this gateway alone. */
    public void observeOwn(Consumer<byte[]> observer) {
        peers.add(observer);
    }

    /** What browsers were told last. */
    public byte[] current() {
        return all.toJson();
    }

    /** What peers were told last. */
    public byte[] currentOwn() {
        return own.toJson();
    }

    /** @param inputs none when the peer is gone */
    public void peer(Object peer, List<InputRate> inputs) {
        if (inputs.isEmpty()) {
            ofPeers.remove(peer);
        } else {
            ofPeers.put(peer, inputs.stream().limit(maxInputs).toList());
        }
    }

    /** A second is over. */
    public void tick() {
        Inputs newOwn = new Inputs(turns.take(table::tick));
        if (!newOwn.equals(own)) {
            own = newOwn;
            tell(peers, newOwn);
        }
        List<List<InputRate>> lists = new ArrayList<>(ofPeers.values());
        lists.add(newOwn.inputs());
        Inputs newAll = new Inputs(InputList.merge(lists, maxInputs));
        if (!newAll.equals(all)) {
            all = newAll;
            tell(browsers, newAll);
        }
    }

    private static void tell(List<Consumer<byte[]>> observers, Inputs inputs) {
        if (!observers.isEmpty()) {
            byte[] json = inputs.toJson();
            observers.forEach(observer -> observer.accept(json));
        }
    }
}
