package dev.lookback.api.kibana;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be done, so that Kibana has the wanted views. Whatever is not ours stays, however it is called. */
record DataViewPlan(List<DataView> missing, List<DataView> gone) {

    static DataViewPlan of(Collection<DataView> wanted, Collection<DataView> present) {
        Set<String> ids = present.stream().map(DataView::id).collect(Collectors.toSet());
        return new DataViewPlan(
                wanted.stream().filter(view -> !ids.contains(view.id())).toList(),
                present.stream()
                        .filter(DataView::isOfHistory)
                        .filter(view -> !wanted.contains(view))
                        .toList());
    }
}
