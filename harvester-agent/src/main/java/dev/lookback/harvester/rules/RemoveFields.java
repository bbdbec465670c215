package dev.lookback.harvester.rules;

import java.util.List;

/** Takes fields away, with all that is in them. */
record RemoveFields(List<String> names) implements Action.Change {

    RemoveFields {
        names = List.copyOf(names);
    }

    @Override
    public boolean hides() {
        return true;
    }

    @Override
    public boolean apply(Draft event) {
        boolean isChanged = false;
        for (String name : names) {
            isChanged |= event.remove(name);
        }
        return isChanged;
    }
}
