package dev.lookback.harvester.syslog;

/**
 * One syslog message, read: its fields as places in the buffer that it arrived in. One object serves a connection for its
 * life. A field that the message does not have is an empty span.
 */
final class SyslogMessage {

    /** The priority of a message that has none. */
    static final int NO_PRIORITY = -1;

    /** 0 to 191, facility × 8 + severity. */
    int priority = NO_PRIORITY;

    /** What stands in the timestamp's place, read or not. */
    final Span time = new Span();

    boolean hasTime;
    long epochSecond;
    int nano;

    final Span host = new Span();

    /** APP-NAME of RFC 5424, TAG of RFC 3164. */
    final Span application = new Span();

    final Span process = new Span();
    final Span messageId = new Span();

    /** The number of the event on its device, digits. */
    final Span sequence = new Span();

    /** The number of the message to this receiver, digits, where the device counts both. */
    final Span counter = new Span();

    /** Which part of a device says it. */
    final Span node = new Span();

    /** All SD-ELEMENTs, as they stand. */
    final Span structuredData = new Span();

    final Span text = new Span();

    void clear() {
        priority = NO_PRIORITY;
        clearHeader();
        messageId.clear();
        structuredData.clear();
        text.clear();
    }

    /** Forgets what a header has that is not RFC 5424's. */
    void clearHeader() {
        hasTime = false;
        time.clear();
        host.clear();
        application.clear();
        process.clear();
        sequence.clear();
        counter.clear();
        node.clear();
    }

    void setTime(long second, int nanoOfSecond) {
        hasTime = true;
        epochSecond = second;
        nano = nanoOfSecond;
    }
}
