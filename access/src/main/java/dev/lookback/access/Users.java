package dev.lookback.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * The users as their file says now. A file that cannot be read any more leaves what was known: an editor may be about to put it
 * back. An empty one has nobody.
 */
public final class Users {

    private static final Logger log = LoggerFactory.getLogger(Users.class);

    private final UsersFile file;
    private final Credentials credentials = new Credentials();

    private volatile UserList list;
    private String text;
    private String lastProblem = "";

    /** @throws UsersFileException if the file cannot be read, or is for others too */
    public Users(UsersFile file) {
        this.file = file;
        this.text = file.read();
        this.list = parse(text);
    }

    /** Empty for a name that there is not and for a wrong password, which take the same time. */
    public Optional<Caller> caller(String name, String password) {
        Optional<User> user = list.find(name);
        return credentials.areRight(user, password) ? user.map(User::caller) : Optional.empty();
    }

    /** As the file says now; empty for one who was removed. */
    public Optional<Caller> find(String name) {
        return list.find(name).map(User::caller);
    }

    /** Reads the file again; one thread asks. @return whether it says something else now */
    public boolean refresh() {
        try {
            String current = file.read();
            lastProblem = "";
            if (current.equals(text)) {
                return false;
            }
            text = current;
            list = parse(current);
            log.info("{}: read again, {} users", file, list.users().size());
            return true;
        } catch (UsersFileException e) {
            tell(e.getMessage());
            return false;
        }
    }

    private UserList parse(String lines) {
        UserList parsed = UserList.parse(lines);
        parsed.problems().forEach(problem -> log.error("{}: counts for nothing: {}", file, problem));
        return parsed;
    }

    private void tell(String problem) {
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            log.error("what was known of users holds, they cannot be read again: {}", problem);
        }
    }
}
