package dev.lookback.gateway.inputs;

import dev.lookback.gateway.subscription.Routes;

import java.util.Arrays;

/** A stream from a source: its names, its rate, and where its events go. */
public final class Input {

    /** Over which a rate is averaged. */
    static final int SECONDS = 5;

    private final byte[] streamJson;
    private final byte[] sourceJson;
    private final int hash;
    private final String stream;
    private final String source;
    private final int[] counts = new int[SECONDS];

    private Routes routes = Routes.UNKNOWN;
    private int count;
    private int age;
    private int quietSeconds;
    private boolean wasSeen;
    private boolean hasOwn;

    /** @param hash of the names as they stand in lines */
    Input(byte[] streamJson, byte[] sourceJson, int hash) {
        this.streamJson = streamJson;
        this.sourceJson = sourceJson;
        this.hash = hash;
        this.stream = JsonNames.text(streamJson);
        this.source = JsonNames.text(sourceJson);
    }

    public String stream() {
        return stream;
    }

    public String source() {
        return source;
    }

    /** Where its events went when that was last asked for. */
    public Routes routes() {
        return routes;
    }

    public void routes(Routes newest) {
        routes = newest;
    }

    /**
     * Counts an event of it.
     *
     * @param isOwn whether it came in here; an event that another gateway has sent, that one counts
     */
    public void count(boolean isOwn) {
        wasSeen = true;
        if (isOwn) {
            hasOwn = true;
            count++;
        }
    }

    int hash() {
        return hash;
    }

    boolean isNamed(byte[] line, int streamOffset, int streamLength, int sourceOffset, int sourceLength) {
        return equal(streamJson, line, streamOffset, streamLength)
                && equal(sourceJson, line, sourceOffset, sourceLength);
    }

    private static boolean equal(byte[] name, byte[] line, int offset, int length) {
        return Arrays.equals(name, 0, name.length, line, offset, offset + length);
    }

    /** A second is over. */
    void tick() {
        counts[age % SECONDS] = count;
        age++;
        count = 0;
        quietSeconds = wasSeen ? 0 : quietSeconds + 1;
        wasSeen = false;
    }

    int quietSeconds() {
        return quietSeconds;
    }

    boolean hasOwn() {
        return hasOwn;
    }

    InputRate rate() {
        double sum = Arrays.stream(counts).sum();
        return new InputRate(stream, source, Math.round(10 * sum / Math.clamp(age, 1, SECONDS)) / 10.0);
    }
}
