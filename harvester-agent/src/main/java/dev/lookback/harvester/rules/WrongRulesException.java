package dev.lookback.harvester.rules;

import java.util.List;

/** A file of rules cannot be used: each problem names the file, the line, the key and what was expected. */
final class WrongRulesException extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    WrongRulesException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public String getMessage() {
        return String.join("; ", problems);
    }
}
