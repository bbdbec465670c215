package dev.lookback.api.problem;

/** Something in the archive is not as it must be: to ask again does not help. */
public final class DamagedArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param damage which object, what is wrong with it and what was expected */
    public DamagedArchiveException(String damage, Throwable cause) {
        super("archive: " + damage, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
