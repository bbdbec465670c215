package dev.lookback.workers.bulk;

/** Says when a request may be sent, and learns what became of it: whoever gives way sends fewer at a time. */
@FunctionalInterface
public interface Pace {

    /** Of what gives way to nobody: no turn is waited for. */
    Pace UNLIMITED = bytes -> answer -> {};

    /** Waits until a request of so many bytes may be sent. */
    Turn await(int bytes) throws InterruptedException;

    /** Leave to send one request. */
    @FunctionalInterface
    interface Turn {

        /** Called once: there is an answer, or there will be none. */
        void ended(Answer answer);
    }

    /** What a request's answer says of the server's load. */
    enum Answer {
        /** Every item was taken. */
        TAKEN,

        /** The server has more to do than it can, for the whole or for some items. */
        OVERLOADED,

        /** None came, or one that says that the server does not work. */
        FAILED,

        /** Nothing: what is wrong is the request, or the index that it is for. */
        UNTOLD
    }
}
