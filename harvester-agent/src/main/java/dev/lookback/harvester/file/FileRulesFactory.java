package dev.lookback.harvester.file;

import dev.lookback.harvester.file.parser.JsonParser;
import dev.lookback.harvester.file.parser.PatternParser;
import dev.lookback.harvester.file.parser.PlainParser;
import dev.lookback.harvester.file.parser.SyslogTextParser;
import dev.lookback.harvester.file.parser.TextParser;
import dev.lookback.harvester.syslog.SyslogTexts;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes rules of settings.
 *
 * @param host where the settings name none
 * @param unparsed counts texts that are not of their format
 */
record FileRulesFactory(String host, Duration maxClockSkew, Counter unparsed) {

    private static final String PREFIX = "lookback.harvester.file.inputs";

    /** @throws StartRefusedException if a setting has no sense; the message names it, and what was expected */
    List<FileRules> rules(List<FileProperties.Input> inputs) {
        List<FileRules> rules = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            rules.add(rules(PREFIX + '[' + i + "].", inputs.get(i)));
        }
        return rules;
    }

    private FileRules rules(String prefix, FileProperties.Input input) {
        return new FileRules(
                input.paths().stream()
                        .map(path -> made(prefix + "paths", path, "a glob", () -> Glob.parse(path)))
                        .toList(),
                new FileRules.Names(input.host() == null ? host : input.host(), input.service()),
                charset(prefix, input.charset()),
                new TextCutter(grouping(prefix, input)),
                input.multiline().limit(),
                input.lastLineAfter(),
                parser(prefix, input));
    }

    private static @Nullable Charset charset(String prefix, @Nullable Charset charset) {
        if (charset != null && !charset.canEncode()) {
            throw refused(prefix + "charset", charset.name(), "a charset in which a line feed can be written", "");
        }
        return charset;
    }

    private static Grouping grouping(String prefix, FileProperties.Input input) {
        String start = input.multiline().start();
        boolean isEnabled = input.multiline().enabled() == null
                ? start != null || input.format() != FileFormat.JSON
                : input.multiline().enabled();
        if (!isEnabled) {
            return Grouping.NONE;
        }
        return start == null
                ? new StackTraces()
                : made(
                        prefix + "multiline.start",
                        start,
                        "a regular expression",
                        () -> new StartPattern(Pattern.compile(start)));
    }

    private TextParser parser(String prefix, FileProperties.Input input) {
        ZoneId zone = input.zone() == null ? ZoneId.systemDefault() : input.zone();
        return switch (input.format()) {
            case PLAIN -> new PlainParser();
            case JSON -> new JsonParser(maxClockSkew, unparsed);
            case SYSLOG -> new SyslogTextParser(new SyslogTexts(zone, maxClockSkew));
            case PATTERN -> pattern(prefix, input, zone);
        };
    }

    private TextParser pattern(String prefix, FileProperties.Input input, ZoneId zone) {
        String expected = "a regular expression with named groups, like (?<log.level>\\w+) (?<message>.*)";
        String pattern = input.pattern();
        if (pattern == null) {
            throw refused(prefix + "pattern", "missing", expected, "");
        }
        made(prefix + "pattern", pattern, expected, () -> parser(pattern, null, zone));
        String format = input.timestampFormat();
        String setting = prefix + "timestamp-format";
        return made(setting, format, "a pattern like yyyy-MM-dd HH:mm:ss", () -> parser(pattern, format, zone));
    }

    private PatternParser parser(String pattern, @Nullable String timestampFormat, ZoneId zone) {
        return new PatternParser(pattern, new PatternParser.Times(timestampFormat, zone, maxClockSkew), unparsed);
    }

    private static <T> T made(String setting, @Nullable String value, String expected, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw refused(setting, value, expected, "; " + e.getMessage());
        }
    }

    private static StartRefusedException refused(
            String setting, @Nullable String value, String expected, String reason) {
        return new StartRefusedException(setting + ": " + value + " (expected: " + expected + reason + ')');
    }
}
