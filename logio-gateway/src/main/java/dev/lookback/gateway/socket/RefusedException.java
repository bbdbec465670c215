package dev.lookback.gateway.socket;

import org.jspecify.annotations.Nullable;

/** Something that a browser asked for is not done: the message names the offender and what was expected. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final @Nullable String name;

    /** @param name of the subscription that it is about, where it has one */
    RefusedException(Refusal refusal, String message, @Nullable String name) {
        super(message);
        this.refusal = refusal;
        this.name = name;
    }

    Refusal refusal() {
        return refusal;
    }

    @Nullable
    String name() {
        return name;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
