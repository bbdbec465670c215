package dev.lookback.filter;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the analyzer makes of a text. */
final class Words {

    private Words() {}

    static List<String> of(String key, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = EventQueryParser.ANALYZER.tokenStream(key, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
