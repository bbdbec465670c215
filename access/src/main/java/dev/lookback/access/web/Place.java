package dev.lookback.access.web;

import dev.lookback.model.topic.Environment;

/** Where a call says which environment it is about, and so where its caller needs the role. */
public sealed interface Place {

    /** For anybody, also without a name. */
    record Open() implements Place {}

    /** About no one environment: a role in any will do, and the answer has what the caller may see. */
    record Somewhere() implements Place {}

    /** About the whole installation. */
    record Everywhere() implements Place {}

    /** The environment is a variable of the path. */
    record InPath(String variable) implements Place {}

    /** A variable of the path is a history index, whose name has the environment. */
    record InIndex(String variable) implements Place {}

    /** The environment is a parameter of the query. */
    record InParameter(String name) implements Place {}

    /** In the body, an {@link EnvironmentNamed}, whose environment is looked at when it was read. */
    record InBody() implements Place {}

    /** The one that the process is of. */
    record Served(Environment environment) implements Place {}
}
