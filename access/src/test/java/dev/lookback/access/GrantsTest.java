package dev.lookback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {

    private static final Environment PROD = new Environment("prod");
    private static final Environment TEST = new Environment("test");

    @ParameterizedTest
    @CsvSource({
        "viewer, true, false, false",
        "operator, true, true, false",
        "admin, true, true, true",
    })
    void eachRoleMayWhatThoseBeforeItMay(String role, boolean reads, boolean operates, boolean administers) {
        Grants grants = Grants.parse(role + "@prod");

        assertThat(grants.allow(Role.VIEWER, PROD)).isEqualTo(reads);
        assertThat(grants.allow(Role.OPERATOR, PROD)).isEqualTo(operates);
        assertThat(grants.allow(Role.ADMIN, PROD)).isEqualTo(administers);
    }

    @Test
    void aRoleInOneEnvironmentShowsNoOther() {
        Grants grants = Grants.parse("admin@prod");

        assertThat(grants.see(PROD)).isTrue();
        assertThat(grants.see(TEST)).isFalse();
        assertThat(grants.allowSomewhere(Role.ADMIN)).isTrue();
        assertThat(grants.allowEverywhere(Role.VIEWER)).isFalse();
    }

    @Test
    void aRoleEverywhereIsARoleInEach() {
        Grants grants = Grants.parse("operator@prod,viewer@*");

        assertThat(grants.allow(Role.OPERATOR, PROD)).isTrue();
        assertThat(grants.see(TEST)).isTrue();
        assertThat(grants.allow(Role.OPERATOR, TEST)).isFalse();
        assertThat(grants.allowEverywhere(Role.VIEWER)).isTrue();
        assertThat(grants.allowEverywhere(Role.OPERATOR)).isFalse();
    }

    @Test
    void withoutGrantsThereIsNothing() {
        assertThat(Grants.NONE.see(PROD)).isFalse();
        assertThat(Grants.NONE.allowSomewhere(Role.VIEWER)).isFalse();
    }

    @Test
    void areWrittenAsTheyAreRead() {
        assertThat(Grants.parse("operator@prod,viewer@*")).hasToString("operator@prod,viewer@*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "viewer",
                "viewer@",
                "@prod",
                "Viewer@prod",
                "root@prod",
                "viewer@Prod",
                "viewer@prod,",
                "viewer@**",
                "viewer@prod@test"
            })
    void whatIsNoGrantIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grants.parse(text))
                .withMessageContaining("(expected: ");
    }
}
