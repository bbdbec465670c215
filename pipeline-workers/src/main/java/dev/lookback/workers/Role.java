package dev.lookback.workers;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a worker process may do; several side by side, or each in a process of its own. */
public enum Role {
    /** Archives the batches of {@code h-<env>} as parts of blocks. */
    COMPRESSOR("compressor"),

    /** Indexes the batches of {@code h-<env>} into the recent indexes. */
    ES_CONSUMER("es-consumer"),

    /** Loads blocks into history indexes. */
    INDEXER("indexer"),

    /** Takes batches of harvesters over the NaCl transport, and writes them to {@code h-<env>}. */
    NACL_PROXY("nacl-proxy");

    static final String PROPERTY = "lookback.workers.roles";

    private final String setting;

    Role(String setting) {
        this.setting = setting;
    }

    /** @throws IllegalArgumentException naming the role that there is not, or that none is named */
    public static Set<Role> parse(Collection<String> settings) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        settings.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(name -> roles.add(parse(name)));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(PROPERTY + ": missing (expected: one or more of " + known() + ")");
        }
        return roles;
    }

    private static Role parse(String setting) {
        return Arrays.stream(values())
                .filter(role -> role.setting.equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        PROPERTY + ": " + setting + " (expected: one or more of " + known() + ")"));
    }

    private static String known() {
        return Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return setting;
    }
}
