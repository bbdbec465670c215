package dev.lookback.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserListTest {

    private static final String HASH = "$2a$04$" + "a".repeat(53);

    @Test
    void readsAUserALineInTheFilesOrder() {
        UserList list = UserList.parse(
                "# who\n\n  zoe   " + HASH + "\tviewer@*  \r\nann " + HASH + " operator@prod,viewer@test\n");

        assertThat(list.users().keySet()).containsExactly("zoe", "ann");
        assertThat(list.find("ann").orElseThrow().grants()).hasToString("operator@prod,viewer@test");
        assertThat(list.find("zoe").orElseThrow().hash()).isEqualTo(HASH);
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void aWrongLineIsNamedByItsNumberAndTheOthersHold() {
        UserList list = UserList.parse(String.join(
                "\n",
                "ann " + HASH + " viewer@*",
                "bob " + HASH,
                "cy:d " + HASH + " viewer@*",
                "dan secret viewer@*",
                "eve " + HASH + " root@prod",
                "ann " + HASH + " admin@*",
                "anonymous " + HASH + " viewer@*",
                "fay $2a$31$" + "a".repeat(53) + " viewer@*"));

        assertThat(list.users().keySet()).containsExactly("ann");
        assertThat(list.find("ann").orElseThrow().grants()).hasToString("viewer@*");
        assertThat(list.problems())
                .hasSize(7)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 2: 2 fields (expected: <name> "),
                        line -> assertThat(line).startsWith("line 3: name: cy:d (expected: "),
                        line -> assertThat(line).startsWith("line 4: hash of dan: not shown (expected: "),
                        line -> assertThat(line).startsWith("line 5: role: root (expected: viewer, operator, admin)"),
                        line -> assertThat(line).startsWith("line 6: name: ann (expected: another than above"),
                        line -> assertThat(line).startsWith("line 7: name: anonymous (expected: "),
                        line -> assertThat(line).startsWith("line 8: hash of fay: not shown (expected: "));
    }

    @Test
    void neitherAHashNorAControlCharacterIsEverShown() {
        UserList list = UserList.parse("ann viewer@* " + HASH + "\nbob " + HASH + " viewer@\u001b[2J\n");

        assertThat(list.problems()).hasSize(2).noneMatch(line -> line.contains("aaaa") || line.contains("\u001b"));
        assertThat(UserList.parse("ann " + HASH + " viewer@*").find("ann").orElseThrow())
                .hasToString("ann viewer@*");
    }
}
