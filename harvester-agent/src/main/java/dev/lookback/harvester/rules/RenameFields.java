package dev.lookback.harvester.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** Moves values to other fields, in the order of the file; a value that stands there already goes. */
record RenameFields(Map<String, String> names) implements Action.Change {

    RenameFields(Map<String, String> names) {
        this.names = new LinkedHashMap<>(names);
    }

    @Override
    public boolean apply(Draft event) {
        boolean isChanged = false;
        for (Map.Entry<String, String> name : names.entrySet()) {
            Object value = event.get(name.getKey());
            if (value != null && event.mayBe(name.getValue(), value)) {
                event.remove(name.getKey());
                event.put(name.getValue(), value);
                isChanged = true;
            }
        }
        return isChanged;
    }
}
