package dev.lookback.api.verify;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.PartName;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is there under one part's name.
 *
 * @param data where it is
 * @param manifest where it is
 */
record PartObjects(
        PartName name, @Nullable BlockObject data, @Nullable BlockObject manifest) {

    /** An interval's objects, part by part, in order of their names. */
    static List<PartObjects> of(Collection<BlockObject> objects) {
        SortedMap<PartName, PartObjects> parts = new TreeMap<>();
        for (BlockObject object : objects) {
            parts.merge(object.name(), of(object), PartObjects::with);
        }
        return new ArrayList<>(parts.values());
    }

    boolean isCounting() {
        return manifest != null;
    }

    /** CONTRACT section 3: one other part covers its whole range, and that one counts. */
    boolean isLeftover(Collection<PartObjects> all) {
        return all.stream().anyMatch(other -> other.isCounting() && other.name.covers(name));
    }

    private static PartObjects of(BlockObject object) {
        return object.isManifest()
                ? new PartObjects(object.name(), null, object)
                : new PartObjects(object.name(), object, null);
    }

    private PartObjects with(PartObjects other) {
        return new PartObjects(name, data == null ? other.data : data, manifest == null ? other.manifest : manifest);
    }
}
