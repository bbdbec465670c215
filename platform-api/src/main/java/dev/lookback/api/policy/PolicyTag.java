package dev.lookback.api.policy;

import dev.lookback.api.problem.RequestException;
import dev.lookback.search.PolicyRecord;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The {@code ETag} by which a caller says which policy it has seen (RFC 9110, sections 8.8.3 and 13.1.1). */
final class PolicyTag {

    private static final String ANY = "*";

    private PolicyTag() {}

    static String of(PolicyRecord stored) {
        return stored.version()
                .map(version -> "\"" + version.primaryTerm() + '-' + version.sequenceNumber() + '"')
                .orElse("\"unset\"");
    }

    /**
     * Lets through a change of the policy that the caller has seen, or that it does not care about.
     *
     * @param ifMatch the header's value
     * @throws RequestException if somebody else has changed it since
     */
    static void require(@Nullable String ifMatch, PolicyRecord stored) {
        if (ifMatch == null) {
            return;
        }
        String current = of(stored);
        boolean matches = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(current) || tag.equals(ANY));
        if (!matches) {
            throw RequestException.preconditionFailed(
                    "If-Match", ifMatch, "the ETag of the policy as it is, " + current);
        }
    }
}
