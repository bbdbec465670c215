package dev.lookback.nacl;

import dev.lookback.model.topic.Environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose batches are taken. A line of the file is {@code <base64 public key> <environment>[,<environment>...] <name>}; what
 * follows a {@code #} at its beginning is a comment.
 *
 * @param clients by their keys
 * @param problems the lines that count for nothing, each with its number, why, and what was expected
 */
public record AuthorizedKeys(Map<PublicKey, Client> clients, List<String> problems) {

    /**
     * Who has a key.
     *
     * @param environments that its batches may be of
     * @param name for logs and metrics
     */
    public record Client(Set<Environment> environments, String name) {
        public Client {
            environments = Set.copyOf(environments);
        }
    }

    public AuthorizedKeys {
        clients = Map.copyOf(clients);
        problems = List.copyOf(problems);
    }

    /** A line that is wrong is a problem; the others hold. */
    public static AuthorizedKeys parse(String text) {
        Map<PublicKey, Client> clients = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                add(line, clients);
            } catch (IllegalArgumentException e) {
                problems.add("line " + (i + 1) + ": " + e.getMessage());
            }
        }
        return new AuthorizedKeys(clients, problems);
    }

    private static void add(String line, Map<PublicKey, Client> clients) {
        String[] fields = line.split("\\s+");
        if (fields.length != 3) {
            throw new IllegalArgumentException(
                    fields.length + " fields (expected: <base64 public key> <environment>[,<environment>...] <name>)");
        }
        PublicKey key = PublicKey.parse(fields[0]);
        Set<Environment> environments =
                Arrays.stream(fields[1].split(",", -1)).map(Environment::new).collect(Collectors.toSet());
        Client client = new Client(environments, fields[2]);
        Client other = clients.putIfAbsent(key, client);
        if (other != null) {
            throw new IllegalArgumentException("public key: " + key + " (expected: another than that of " + other.name()
                    + ", above; a key has one line)");
        }
    }

    public Optional<Client> client(PublicKey key) {
        return Optional.ofNullable(clients.get(key));
    }

    /** All that any key names, in the order of their names. */
    public Set<Environment> environments() {
        return clients.values().stream()
                .flatMap(client -> client.environments().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
