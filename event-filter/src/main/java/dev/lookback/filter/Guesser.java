package dev.lookback.filter;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** Guesses a query's answer from what is known of its terms. */
@FunctionalInterface
interface Guesser {

    Guess guess(SeenLine line);

    /** Numbers the terms of a query that can be seen in a line; of the others a piece is looked for, where they have one. */
    static Guesser of(Query query, WantedTerms terms) {
        return switch (query) {
            case TermQuery term -> ofTerm(term.getTerm(), terms);
            case PhraseQuery phrase -> ofPhrase(phrase, terms);
            case PrefixQuery prefix -> ofPrefix(prefix.getPrefix(), terms);
            case WildcardQuery pattern -> ofPiece(pattern.getTerm().text());
            case BooleanQuery bool -> ofBoolean(bool, terms);
            case DisjunctionMaxQuery any ->
                anyOf(all(any.getDisjuncts().stream().toList(), terms));
            case BoostQuery boost -> of(boost.getQuery(), terms);
            case MatchAllDocsQuery _ -> line -> Guess.YES;
            case MatchNoDocsQuery _ -> line -> Guess.NO;
            default -> line -> Guess.UNKNOWN;
        };
    }

    private static Guesser ofTerm(Term term, WantedTerms terms) {
        IndexedField field = IndexedField.of(term.field());
        return switch (field.type()) {
            case TEXT -> ofWord(term.text(), false, terms);
            case KEYWORD ->
                field.isOne() ? ofField(field.name(), new WholeText(term.text()), terms) : ofPiece(term.text());
            default -> line -> Guess.UNKNOWN;
        };
    }

    private static Guesser ofPrefix(Term begin, WantedTerms terms) {
        return IndexedField.of(begin.field()).type() == FieldType.TEXT
                ? ofWord(begin.text(), true, terms)
                : ofPiece(begin.text());
    }

    private static Guesser ofWord(String text, boolean isPrefix, WantedTerms terms) {
        Piece piece = Piece.of(text);
        return piece != null && Word.isPlain(text)
                ? ofField(EventFields.TEXT, new Word(text, isPrefix, piece), terms)
                : ofPiece(text);
    }

    /** Where all its words are, they may stand in another order. */
    private static Guesser ofPhrase(PhraseQuery phrase, WantedTerms terms) {
        Guesser words = allOf(Stream.of(phrase.getTerms())
                .map(word -> ofWord(word.text(), false, terms))
                .toList());
        return line -> words.guess(line).and(Guess.UNKNOWN);
    }

    private static Guesser ofField(String name, Probe probe, WantedTerms terms) {
        int number = terms.add(name, probe);
        return line -> line.term(number);
    }

    private static Guesser ofPiece(String term) {
        Piece piece = Piece.of(term);
        return piece == null ? line -> Guess.UNKNOWN : line -> line.anywhere(piece);
    }

    private static Guesser ofBoolean(BooleanQuery query, WantedTerms terms) {
        List<Guesser> required = all(clauses(query, BooleanClause.Occur.MUST, BooleanClause.Occur.FILTER), terms);
        List<Guesser> optional = all(clauses(query, BooleanClause.Occur.SHOULD), terms);
        Guesser prohibited = anyOf(all(clauses(query, BooleanClause.Occur.MUST_NOT), terms));
        Guesser wanted = required.isEmpty() ? anyOf(optional) : allOf(required);
        return line -> wanted.guess(line).and(prohibited.guess(line).not());
    }

    private static List<Query> clauses(BooleanQuery query, BooleanClause.Occur... occurs) {
        List<BooleanClause.Occur> kinds = List.of(occurs);
        return query.clauses().stream()
                .filter(clause -> kinds.contains(clause.occur()))
                .map(BooleanClause::query)
                .toList();
    }

    private static List<Guesser> all(List<Query> queries, WantedTerms terms) {
        return queries.stream().map(query -> of(query, terms)).toList();
    }

    private static Guesser anyOf(List<Guesser> guessers) {
        return of(guessers, Guess.NO, Guess.YES, Guess::or);
    }

    private static Guesser allOf(List<Guesser> guessers) {
        return of(guessers, Guess.YES, Guess.NO, Guess::and);
    }

    /** @param last decides, whatever the others are */
    private static Guesser of(List<Guesser> guessers, Guess first, Guess last, BinaryOperator<Guess> both) {
        Guesser[] array = guessers.toArray(Guesser[]::new);
        return line -> {
            Guess guess = first;
            for (int i = 0; i < array.length && guess != last; i++) {
                guess = both.apply(guess, array[i].guess(line));
            }
            return guess;
        };
    }
}
