package dev.lookback.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a users file says: a line a {@link User}; what begins with {@code #} is a comment.
 *
 * @param users by their names, in the file's order
 * @param problems the lines that count for nothing, each with its number, why, and what was expected
 */
record UserList(Map<String, User> users, List<String> problems) {

    UserList {
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
        problems = List.copyOf(problems);
    }

    /** A line that is wrong is a problem; the others hold. */
    static UserList parse(String text) {
        Map<String, User> users = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (isEntry(lines.get(i))) {
                try {
                    add(User.parse(lines.get(i)), users);
                } catch (IllegalArgumentException e) {
                    problems.add("line " + (i + 1) + ": " + shown(String.valueOf(e.getMessage())));
                }
            }
        }
        return new UserList(users, problems);
    }

    static boolean isEntry(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    private static void add(User user, Map<String, User> users) {
        if (users.putIfAbsent(user.name(), user) != null) {
            throw new IllegalArgumentException(
                    "name: " + user.name() + " (expected: another than above; a user has one line)");
        }
    }

    /** A hash in the wrong place is still nothing for a log, nor is what a terminal would act on. */
    private static String shown(String problem) {
        return problem.replaceAll("\\$2[aby]\\$\\S*", "\\$2...").replaceAll("\\p{Cntrl}", "?");
    }

    Optional<User> find(String name) {
        return Optional.ofNullable(users.get(name));
    }
}
