package dev.lookback.model.filter;

/** A filter cannot be read: the message shows the place, and what was expected there where that is known. */
public final class FilterSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public FilterSyntaxException(String message) {
        super(message);
    }

    public FilterSyntaxException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
