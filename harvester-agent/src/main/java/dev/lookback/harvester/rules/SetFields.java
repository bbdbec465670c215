package dev.lookback.harvester.rules;

import java.util.Map;

/** Gives fields a value, whether or not they have one. */
record SetFields(Map<String, Object> values) implements Action.Change {

    SetFields {
        values = Map.copyOf(values);
    }

    @Override
    public boolean apply(Draft event) {
        boolean isChanged = false;
        for (Map.Entry<String, Object> field : values.entrySet()) {
            if (!field.getValue().equals(event.get(field.getKey()))) {
                event.put(field.getKey(), field.getValue());
                isChanged = true;
            }
        }
        return isChanged;
    }
}
