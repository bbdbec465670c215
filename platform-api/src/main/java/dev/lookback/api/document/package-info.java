/**
 * The API's own description, at {@code /v3/api-docs}. It reads the mappings, their records and the examples beside the
 * controllers; it writes what all calls share (who may, problems, parameters) once for all of them; it acknowledges nothing.
 */
@NullMarked
package dev.lookback.api.document;

import org.jspecify.annotations.NullMarked;
