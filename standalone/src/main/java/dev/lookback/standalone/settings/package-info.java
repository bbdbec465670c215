/**
 * What the user set by {@code --set}, and the ports. Reads the command line, writes nothing; a wrong key or value is a
 * {@link dev.lookback.standalone.settings.WrongSetting} that names it.
 */
@NullMarked
package dev.lookback.standalone.settings;

import org.jspecify.annotations.NullMarked;
