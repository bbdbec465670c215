package dev.lookback.gateway.inputs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The streams and sources that were seen of late, found by the bytes of their names. One that finds no room, or whose names are
 * too long, is not listed and has no rate; its events go where they are wanted all the same. One thread at a time.
 */
public final class InputTable {

    private static final int MAX_NAME_BYTES = 512;

    private final int maxInputs;
    private final int forgetSeconds;

    private @Nullable Input[] table;
    private int size;
    private long unlisted;

    /**
     * @param maxInputs that are listed at a time
     * @param forgetSeconds without an event, after which one is not listed any more
     */
    InputTable(int maxInputs, int forgetSeconds) {
        this.maxInputs = maxInputs;
        this.forgetSeconds = forgetSeconds;
        this.table = new Input[Integer.highestOneBit(maxInputs) * 4];
    }

    /** The input of these names, which stand in a line as JSON writes them. */
    public Input find(byte[] line, int streamOffset, int streamLength, int sourceOffset, int sourceLength) {
        int hash = JsonNames.hash(line, streamOffset, streamLength, sourceOffset, sourceLength);
        int mask = table.length - 1;
        int at = hash & mask;
        for (Input input = table[at]; input != null; input = table[at]) {
            if (input.hash() == hash && input.isNamed(line, streamOffset, streamLength, sourceOffset, sourceLength)) {
                return input;
            }
            at = at + 1 & mask;
        }
        Input input = new Input(
                Arrays.copyOfRange(line, streamOffset, streamOffset + streamLength),
                Arrays.copyOfRange(line, sourceOffset, sourceOffset + sourceLength),
                hash);
        if (size == maxInputs || streamLength > MAX_NAME_BYTES || sourceLength > MAX_NAME_BYTES) {
            unlisted++;
        } else {
            table[at] = input;
            size++;
        }
        return input;
    }

    /**
     * A second is over.
     *
     * @return the rates of what came in here
     */
    List<InputRate> tick() {
        List<Input> kept = new ArrayList<>();
        List<InputRate> rates = new ArrayList<>();
        for (Input input : table) {
            if (input != null) {
                input.tick();
                if (input.quietSeconds() < forgetSeconds) {
                    kept.add(input);
                    if (input.hasOwn()) {
                        rates.add(input.rate());
                    }
                }
            }
        }
        if (kept.size() < size) {
            keep(kept);
        }
        return rates;
    }

    private void keep(List<Input> inputs) {
        table = new Input[table.length];
        size = inputs.size();
        int mask = table.length - 1;
        for (Input input : inputs) {
            int at = input.hash() & mask;
            while (table[at] != null) {
                at = at + 1 & mask;
            }
            table[at] = input;
        }
    }

    int size() {
        return size;
    }

    /** Events whose input found no room in the list. */
    long unlisted() {
        return unlisted;
    }
}
