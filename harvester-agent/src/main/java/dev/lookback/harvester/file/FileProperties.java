package dev.lookback.harvester.file;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Which files are read, and how.
 *
 * @param inputs a file that two of them find is the first's
 * @param pollInterval how often files that are open are looked at
 * @param scanInterval how often directories are looked through, and all other files are looked at
 * @param maxOpenFiles the others are opened when they have grown
 * @param letGoAfter a file that was renamed or deleted, and has not grown for so long, is closed
 * @param remember how long it is known how far a file was read that is gone
 */
@Validated
@ConfigurationProperties("lookback.harvester.file")
record FileProperties(
        @DefaultValue List<@Valid Input> inputs,

        @DefaultValue("250ms") @DurationMin(millis = 1, message = MORE_THAN_NONE)
        Duration pollInterval,

        @DefaultValue("2s") @DurationMin(millis = 1, message = MORE_THAN_NONE)
        Duration scanInterval,

        @DefaultValue("256") @Min(value = 1, message = "expected: 1 or more")
        int maxOpenFiles,

        @DefaultValue("5m") @DurationMin(millis = 1, message = MORE_THAN_NONE)
        Duration letGoAfter,

        @DefaultValue("7d") @DurationMin(millis = 1, message = MORE_THAN_NONE)
        Duration remember) {

    private static final String MORE_THAN_NONE = "expected: more than 0s";

    FileProperties {
        inputs = List.copyOf(inputs);
    }

    /**
     * Files that are read alike.
     *
     * @param paths globs
     * @param host of events that do not name theirs; absent: this machine's name
     * @param service of events that do not name theirs; absent: after the file's name
     * @param charset of files without a byte order mark; absent: UTF-8
     * @param pattern of the format {@code pattern}
     * @param timestampFormat of the pattern's {@code @timestamp}; absent: RFC 3339, or a number since the epoch
     * @param zone of times that do not name theirs; absent: this machine's
     * @param lastLineAfter a last line without a line feed is taken when nothing has come for so long
     */
    record Input(
            @NotEmpty(message = "expected: one glob or more, like /var/log/*.log")
            List<String> paths,

            @Nullable String host,
            @Nullable String service,
            @Nullable Charset charset,
            @DefaultValue("plain") FileFormat format,
            @Nullable String pattern,
            @Nullable String timestampFormat,
            @Nullable ZoneId zone,
            @DefaultValue @Valid Multiline multiline,

            @DefaultValue("5s") @DurationMin(millis = 1, message = MORE_THAN_NONE)
            Duration lastLineAfter) {}

    /**
     * Which lines are one event.
     *
     * @param enabled absent: yes, but for JSON
     * @param start found in the first line of each; absent: stack traces are kept with the line before them
     * @param limit after which what is there is taken, though the next line might go on with it
     */
    record Multiline(
            @Nullable Boolean enabled,
            @Nullable String start,

            @DefaultValue("1s") @DurationMin(millis = 1, message = MORE_THAN_NONE)
            Duration limit) {}
}
