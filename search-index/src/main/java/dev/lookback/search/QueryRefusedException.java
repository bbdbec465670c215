package dev.lookback.search;

/** The text of a query means nothing: asking again can only fail again. The message is Elasticsearch's reason. */
public final class QueryRefusedException extends RuntimeException {

    public QueryRefusedException(String reason) {
        super(reason);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
