package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import dev.lookback.nacl.AuthorizedKeys.Client;
import org.junit.jupiter.api.Test;

import java.util.Set;

class AuthorizedKeysTest {

    private final PublicKey one = KeyPair.generate().publicKey();
    private final PublicKey two = KeyPair.generate().publicKey();

    private final Environment prod = new Environment("prod");
    private final Environment test = new Environment("test");

    @Test
    void readsKeysEnvironmentsAndNames() {
        AuthorizedKeys keys = AuthorizedKeys.parse("""
                # who may send

                %s prod web-1
                  %s   prod,test\tweb-2
                """.formatted(one, two));

        assertThat(keys.problems()).isEmpty();
        assertThat(keys.client(one)).contains(new Client(Set.of(prod), "web-1"));
        assertThat(keys.client(two)).contains(new Client(Set.of(prod, test), "web-2"));
        assertThat(keys.environments()).containsExactly(prod, test);
        assertThat(keys.client(KeyPair.generate().publicKey())).isEmpty();
    }

    @Test
    void aWrongLineIsNamedAndTheOthersHold() {
        AuthorizedKeys keys = AuthorizedKeys.parse("""
                abc prod web-1
                %1$s Prod web-1
                %1$s prod
                %1$s prod, web-1
                %2$s prod web-2
                %2$s test web-3
                """.formatted(one, two));

        assertThat(keys.clients()).containsOnlyKeys(two);
        assertThat(keys.client(two)).contains(new Client(Set.of(prod), "web-2"));
        assertThat(keys.problems())
                .containsExactly(
                        "line 1: public key: abc (expected: 32 bytes in base64, 44 characters)",
                        "line 2: environment: Prod (expected: [a-z][a-z0-9-]{0,30})",
                        "line 3: 2 fields (expected: <base64 public key> <environment>[,<environment>...] <name>)",
                        "line 4: environment:  (expected: [a-z][a-z0-9-]{0,30})",
                        "line 6: public key: " + two
                                + " (expected: another than that of web-2, above; a key has one line)");
    }
}
