package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** What tests need of the system, and cannot bring along. */
final class SystemPrograms {
    private SystemPrograms() {}

    /**
     * Where it is missing a test is aborted, and fails where {@code CI=true}.
     *
     * @param untested what is then not known, like {@code BOARDS ARE NOT ASKED}
     * @param debian the package that has it
     */
    static void require(boolean isThere, String untested, String debian) {
        if (isThere) {
            return;
        }
        String missing = untested + ": Debian's " + debian + " is missing (./lookback test installs it)";
        System.err.println(missing);
        assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
        abort(missing);
    }
}
