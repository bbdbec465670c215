package dev.lookback.gateway.subscription;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames as browsers get them: {@code {"events":[{"in":["a"],"event":{…}}],"received":…}}. */
final class EventsFrames extends FrameBuilder {

    private static final byte[] BEGIN = ascii("{\"events\":[");
    private static final byte[] BETWEEN = ascii(",");
    private static final byte[] AFTER_EVENT = ascii("}");

    /** Of what stands before an event, for each set of names; most clients have one or two. */
    private static final int MAX_KEPT = 256;

    private final List<byte[]> names;

    private long[] keptBits = new long[4];
    private final List<byte[]> kept = new ArrayList<>();

    EventsFrames(List<String> names) {
        super(names.size());
        JsonMapper json = JsonMapper.shared();
        this.names = names.stream().map(json::writeValueAsBytes).toList();
    }

    @Override
    void begin() {
        put(BEGIN);
    }

    @Override
    void event(Event event, long bits) {
        if (events() > 0) {
            put(BETWEEN);
        }
        put(before(bits));
        put(event.buffer, event.offset, event.length);
        put(AFTER_EVENT);
    }

    @Override
    void end() {
        put(ascii("],\"received\":" + oldest() + '}'));
    }

    private byte[] before(long bits) {
        for (int i = 0; i < kept.size(); i++) {
            if (keptBits[i] == bits) {
                return kept.get(i);
            }
        }
        byte[] before = write(bits);
        if (kept.size() < MAX_KEPT) {
            if (kept.size() == keptBits.length) {
                keptBits = Arrays.copyOf(keptBits, keptBits.length * 2);
            }
            keptBits[kept.size()] = bits;
            kept.add(before);
        }
        return before;
    }

    private byte[] write(long bits) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.writeBytes(ascii("{\"in\":["));
        for (long left = bits; left != 0; left &= left - 1) {
            if (left != bits) {
                out.write(',');
            }
            out.writeBytes(names.get(Long.numberOfTrailingZeros(left)));
        }
        out.writeBytes(ascii("],\"event\":"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
