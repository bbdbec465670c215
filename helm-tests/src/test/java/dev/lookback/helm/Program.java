package dev.lookback.helm;

import java.util.List;

/** What a JVM is given to run one of the processes. */
interface Program {

    /** @param module whose process it is */
    List<String> arguments(String module);
}
