/**
 * How the pages' files are served: those of one page in {@code pages/platform} or {@code pages/live}, those of both in
 * {@code pages/shared}. It reads files; it writes nothing; it acknowledges nothing. Which pages a process serves, its
 * {@code spring.web.resources.static-locations} say; where they are, {@code lookback.page.files}.
 */
@NullMarked
package dev.lookback.page;

import org.jspecify.annotations.NullMarked;
