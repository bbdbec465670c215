package dev.lookback.standalone.supervise;

import java.util.List;

/** Is told of every change, one after the other. */
public interface StateListener {
    void changed(List<ProcessSnapshot> snapshots);
}
