package dev.lookback.search;

/** What a target must be. */
public enum WriteMode {

    /** An index or an alias; an index that is missing is made, by the template that matches its name. */
    ANY_TARGET,

    /** An alias: where it is missing nothing is made, so that a deleted index does not come back. */
    ALIAS_ONLY
}
