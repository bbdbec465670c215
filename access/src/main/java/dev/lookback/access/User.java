package dev.lookback.access;

import java.util.regex.Pattern;

/**
 * A line of the users file: {@code <name> <bcrypt hash> <grant>[,<grant>...]}.
 *
 * @param name without a colon, which HTTP Basic ends it with
 * @param hash by bcrypt, with its cost and salt
 */
public record User(String name, String hash, Grants grants) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** A higher cost keeps a core busy for seconds, a lower one is for passwords that nobody guards. */
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(?:0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

    private static final String FORMAT = "<name> <bcrypt hash> <grant>[,<grant>...]";

    public User {
        requireName(name);
        if (!HASH.matcher(hash).matches()) {
            // Whatever it is, it may be a password.
            throw new IllegalArgumentException(
                    "hash of " + name
                            + ": not shown (expected: bcrypt's 60 characters with a cost of 04 to 14, as ./lookback user writes them)");
        }
    }

    /** @throws IllegalArgumentException if nobody can be called so */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(Caller.ANONYMOUS.name())) {
            throw new IllegalArgumentException(
                    "name: " + (name.length() > 64 ? "of " + name.length() + " characters" : name) + " (expected: "
                            + NAME + ", and not " + Caller.ANONYMOUS.name() + ")");
        }
    }

    static User parse(String line) {
        String[] fields = line.split("\\s+");
        if (fields.length != 3) {
            throw new IllegalArgumentException(fields.length + " fields (expected: " + FORMAT + ")");
        }
        return new User(fields[0], fields[1], Grants.parse(fields[2]));
    }

    String line() {
        return name + ' ' + hash + ' ' + grants;
    }

    Caller caller() {
        return new Caller(name, grants);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + ' ' + grants;
    }
}
