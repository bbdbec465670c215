package dev.lookback.standalone.settings;

/** What the user asked for cannot be; the message is the one line that is shown. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongSetting(String message) {
        super(message);
    }
}
