package dev.lookback.harvester.file;

import dev.lookback.harvester.file.parser.FileText;
import dev.lookback.harvester.file.parser.TextParser;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Which files one input has, and what becomes of their bytes.
 *
 * @param globs that find them
 * @param charset of files without a byte order mark; null: UTF-8
 * @param openTextLimit after which a text is taken though the next line might go on with it
 * @param openLineLimit after which a last line without a line feed is taken
 */
record FileRules(
        List<Glob> globs,
        Names names,
        @Nullable Charset charset,
        TextCutter cutter,
        Duration openTextLimit,
        Duration openLineLimit,
        TextParser parser) {

    /**
     * What events are called that do not say it themselves.
     *
     * @param service null: after the file
     */
    record Names(String host, @Nullable String service) {

        FileText.Names of(Path path) {
            return new FileText.Names(host, service == null ? serviceOf(path) : service, path.toString());
        }

        /** The file's name up to its first dot, without a date: so that rotation does not change it. */
        private static String serviceOf(Path path) {
            String name = path.getFileName().toString();
            String service =
                    name.replaceFirst("(?<=.)\\..*", "").replaceFirst("(?<=.)[-_]?\\d{4}[-_]?\\d{2}[-_]?\\d{2}.*", "");
            return service.isBlank() ? name : service;
        }
    }
}
