package dev.lookback.api.kibana;

import java.util.List;

/** The data views of a Kibana's space. All methods throw {@link KibanaException} when there is no answer, or another. */
interface DataViews {

    List<DataView> list();

    /** Makes a view; if there is one of its id already, that is a {@link KibanaException}, and nothing is changed. */
    void create(DataView view);

    /** Removes a view; nothing if there is none. */
    void delete(DataView view);
}
