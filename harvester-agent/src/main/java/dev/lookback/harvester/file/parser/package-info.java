/**
 * What a text of a file means. A parser reads one text, in UTF-8, writes it as an event line, and refuses none: what it cannot
 * read becomes the message as it stands.
 */
@NullMarked
package dev.lookback.harvester.file.parser;

import org.jspecify.annotations.NullMarked;
