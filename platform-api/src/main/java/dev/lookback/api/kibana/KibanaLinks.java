package dev.lookback.api.kibana;

import dev.lookback.model.time.TimeRange;

import java.util.Optional;

/** Addresses of Kibana's own pages. */
public final class KibanaLinks {

    private final Optional<String> kibana;

    /** @param kibana its address, with the space, without a slash at the end; none where there is no Kibana */
    public KibanaLinks(Optional<String> kibana) {
        this.kibana = kibana;
    }

    /** Discover on an index's data view and a range; empty where there is no Kibana. */
    public Optional<String> discover(String index, TimeRange range) {
        // Kibana 9 still reads the view's id where 8 has it, as `index`; the other way round it does not work.
        return kibana.map(address -> address + "/app/discover#/?_g=(time:(from:'" + range.start() + "',to:'"
                + range.end() + "'))&_a=(index:'" + DataView.id(index) + "')");
    }
}
