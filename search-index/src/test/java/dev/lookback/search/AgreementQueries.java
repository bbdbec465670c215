package dev.lookback.search;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Query strings over {@link AgreementEvents}: of every kind, and what AND, OR and NOT make of them. */
final class AgreementQueries {

    private static final List<String> KEYWORDS =
            List.of("service.name", "log.level", "host.name", "process.name", "log.syslog.severity.name", "tags");
    private static final List<String> WHOLE =
            List.of("process.pid", "log.syslog.priority", "http.response.status_code");
    private static final List<String> NAMES = List.of(
            "message",
            "log",
            "log.level",
            "log.syslog",
            "process.pid",
            "metric.value",
            "labels",
            "labels.team",
            "labels.dry",
            "tags",
            "tls.resumed",
            "error.stack_trace",
            "http",
            "nowhere",
            "@timestamp",
            "lo\\*",
            "\\*.name");

    private final Random random;
    private final List<Supplier<String>> atoms = List.of(
            () -> any(KEYWORDS) + ':' + keyword(),
            () -> any(KEYWORDS) + ":(" + keyword() + " OR " + keyword() + ")",
            () -> any(KEYWORDS) + ":[" + keyword() + " TO " + keyword() + "]",
            () -> any(KEYWORDS) + ':' + range(() -> any(AgreementEvents.LEVELS)),
            () -> any(KEYWORDS) + ':' + pattern(any(AgreementEvents.SERVICES)),
            () -> any(KEYWORDS) + ":/" + any(List.of("[a-m].*", "(nginx|sshd)", ".*r", "w..-[12]", "in?fo")) + '/',
            () -> any(KEYWORDS)
                    + ':'
                    + any(List.of("nginy", "eror", "web-3", "inof", "fatel"))
                    + any(List.of("~", "~1", "~2")),
            () -> "message:" + word(),
            () -> "message:(" + word() + ' ' + word() + ")",
            () -> "message:\"" + plainWord() + ' ' + plainWord() + '"' + any(List.of("", "~1", "~5")),
            () -> "message:" + pattern(any(List.of("connection", "Refused", "users", "Größe", "timed", "404"))),
            () -> "message:/" + any(List.of("con.*", "[0-9]+", "t[io].*", "10\\.0.*")) + '/',
            () -> "message:" + any(List.of("conection", "tmied", "refusd")) + any(List.of("~", "~1", "~2")),
            () -> "message:" + range(() -> any(List.of("a", "f", "refused", "to"))),
            this::plainWord,
            () -> plainWord() + ' ' + plainWord(),
            () -> '"' + plainWord() + ' ' + plainWord() + '"',
            () -> any(List.of(
                    "con*", "ng?nx", "*-1", "err*", "C*", "200", "2026", "true", "core", "7", "12.5", "Payment*")),
            () -> any(WHOLE) + ':' + number(60),
            () -> any(WHOLE) + ':' + range(() -> String.valueOf(number(300))),
            () -> any(WHOLE) + ':' + any(List.of("13.0", "13.5", "[1.5 TO 20.5]", "{5 TO *}", "\\-3")),
            () -> "metric.value:" + range(() -> String.valueOf(number(100) / 4.0)),
            () -> "metric.value:" + any(List.of("5", "5.0", "7.25", "[* TO 5.5}")),
            () -> "tls.resumed:"
                    + any(List.of("true", "false", "maybe", "t*", "[false TO true]", ">false", "{false TO true}")),
            () -> "@timestamp:" + date(),
            () -> "labels."
                    + any(List.of(
                            "team:core",
                            "team:edge",
                            "team:Core",
                            "retries:7",
                            "nested.deep:root",
                            "dry:true",
                            "team:c*",
                            "none:x")),
            () -> "labels." + any(List.of("team:(core OR edge)", "retries:[1 TO 5]", "nested.deep:[a TO m]")),
            () -> "labels:" + any(List.of("core", "7", "true", "c*", "root", "[c TO e]")),
            () -> "_exists_:" + any(NAMES.subList(0, 15)),
            () -> any(NAMES) + ":*",
            () -> any(List.of("service.\\*", "log.\\*", "\\*.name", "l\\*", "labels.\\*")) + ':' + keyword(),
            () -> "url.path:"
                    + any(List.of("\"/a b/\\\"c\\\"\\\\d*?\"", "\\/a*", "*\\*\\?", "\"/a b/\"", "*\\\"c\\\"*")),
            () -> "error.stack_trace:x*",
            () -> "event.id:" + Lines.id(number(100)),
            () -> "nowhere:" + word());

    private AgreementQueries(long seed) {
        random = new Random(seed);
    }

    /** Each kind alone some times, and mixtures of two to four. */
    static List<String> of(long seed, int alone, int mixed) {
        AgreementQueries queries = new AgreementQueries(seed);
        Stream<String> atoms = Stream.generate(() -> queries.atoms.stream().map(Supplier::get))
                .limit(alone)
                .flatMap(kind -> kind);
        return Stream.concat(atoms, Stream.generate(() -> queries.mixture(2)).limit(mixed))
                .distinct()
                .toList();
    }

    private String mixture(int depth) {
        if (depth == 0) {
            return any(atoms).get();
        }
        String left = mixture(depth - 1);
        String right = mixture(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> left + " AND " + right;
            case 1 -> left + " OR " + right;
            case 2 -> '(' + left + ") AND NOT (" + right + ')';
            case 3 -> "NOT (" + left + ") AND " + right;
            case 4 -> "+(" + left + ") -(" + right + ')';
            case 5 -> '(' + left + ") OR NOT " + '(' + right + ')';
            case 6 -> left + ' ' + right;
            default -> "NOT (" + left + " OR " + right + ')';
        };
    }

    private int number(int bound) {
        return random.nextInt(bound);
    }

    private String keyword() {
        String value = any(
                switch (random.nextInt(3)) {
                    case 0 -> AgreementEvents.SERVICES;
                    case 1 -> AgreementEvents.LEVELS;
                    default -> AgreementEvents.HOSTS;
                });
        return value.contains(" ") ? '"' + value + '"' : value;
    }

    private String word() {
        String word = plainWord();
        return random.nextBoolean() ? '"' + word + '"' : word;
    }

    /** One with nothing that a query string would read otherwise. */
    private String plainWord() {
        return any(AgreementEvents.WORDS).replace("/", "\\/");
    }

    private String pattern(String text) {
        String word = text.replace(" ", "\\ ");
        int cut = 1 + random.nextInt(word.length() - 1);
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, cut).replaceAll("\\\\$", "") + '*';
            case 1 -> '*' + word.substring(cut).replaceAll("^ ", "");
            case 2 -> '?' + word.substring(1);
            default -> '*' + word.substring(1, Math.max(2, cut)).replaceAll("\\\\$", "") + '*';
        };
    }

    private String range(Supplier<String> bound) {
        return switch (random.nextInt(6)) {
            case 0 -> '[' + bound.get() + " TO " + bound.get() + ']';
            case 1 -> '{' + bound.get() + " TO " + bound.get() + '}';
            case 2 -> '[' + bound.get() + " TO *}";
            case 3 -> '>' + bound.get();
            case 4 -> "<=" + bound.get();
            default -> '<' + bound.get();
        };
    }

    private String date() {
        return any(List.of(
                "2026",
                "\"2026-03\"",
                "[2026-02 TO 2026-04]",
                "{2026-02 TO 2026-04}",
                "[2026-02-10T12\\:15\\:00 TO 2026-05-01T12\\:30\\:00}",
                "[\"2026-02-10T12:00:00+02:00\" TO *]",
                ">=2026-06-15",
                ">2026-06-15",
                "<=2026-06",
                "<2026-06",
                "[2026-06-15||/M TO 2026-06-15||+1M/d]",
                "[1771000000000 TO 1780000000000]",
                "[now-10y TO now]",
                "[\"2026-06-15T00:00:00.123456789Z\" TO *]",
                "[2026-01-20T10\\:00\\:00.5+0200 TO \"2026-05-01T12:30:00\"}",
                "[17710 TO *]"));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
