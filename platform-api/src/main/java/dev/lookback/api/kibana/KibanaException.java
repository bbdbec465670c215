package dev.lookback.api.kibana;

/** Kibana does not answer, or not what was expected. */
final class KibanaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean isRefusal;

    private KibanaException(String message, boolean isRefusal) {
        super(message);
        this.isRefusal = isRefusal;
    }

    KibanaException(String message, Throwable cause) {
        super(message, cause);
        this.isRefusal = false;
    }

    /** @param status of HTTP: from 400 to 499 it is this request that is refused, and another may be taken */
    static KibanaException of(String request, int status, String message) {
        return new KibanaException(request + ": HTTP " + status + ", " + message, status / 100 == 4 && status != 401);
    }

    boolean isRefusal() {
        return isRefusal;
    }
}
