package dev.lookback.standalone;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.StateFile;

/** The instance that a command talks to. */
final class LiveInstance {
    private LiveInstance() {}

    /**
     * Returns its state as of now.
     *
     * @throws InstanceFailure when none runs there
     */
    static InstanceState of(DataOption option) {
        DataDirectory data = option.directory();
        return new StateFile(data)
                .readLive()
                .orElseThrow(() -> new InstanceFailure("nothing runs in " + data.root() + " (expected: ./lookback up"
                        + option.asShown() + " before)"));
    }
}
