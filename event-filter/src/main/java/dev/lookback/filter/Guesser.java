package dev.lookback.filter;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import java.util.List;

/** Guesses a query's answer from what is known of its terms. */
@FunctionalInterface
interface Guesser {

    /** @param terms what is known of each, by its number in {@link WantedTerms} */
    Guess guess(Guess[] terms);

    /** Numbers the terms of a query that can be seen in a line; everything else in it is unknown. */
    static Guesser of(Query query, WantedTerms terms) {
        return switch (query) {
            case TermQuery term -> ofTerm(term.getTerm(), terms);
            case BooleanQuery bool -> ofBoolean(bool, terms);
            case DisjunctionMaxQuery any ->
                anyOf(all(any.getDisjuncts().stream().toList(), terms));
            case BoostQuery boost -> of(boost.getQuery(), terms);
            case MatchAllDocsQuery _ -> answers -> Guess.YES;
            case MatchNoDocsQuery _ -> answers -> Guess.NO;
            default -> answers -> Guess.UNKNOWN;
        };
    }

    private static Guesser ofTerm(Term term, WantedTerms terms) {
        IndexedField field = IndexedField.of(term.field());
        boolean visible = field.type() == FieldType.KEYWORD
                && !IndexedField.isPattern(field.name())
                && !field.name().equals(EventFields.LABELS);
        if (!visible) {
            return answers -> Guess.UNKNOWN;
        }
        int number = terms.add(field.name(), term.text());
        return answers -> answers[number];
    }

    private static Guesser ofBoolean(BooleanQuery query, WantedTerms terms) {
        List<Guesser> required = all(clauses(query, BooleanClause.Occur.MUST, BooleanClause.Occur.FILTER), terms);
        List<Guesser> optional = all(clauses(query, BooleanClause.Occur.SHOULD), terms);
        Guesser prohibited = anyOf(all(clauses(query, BooleanClause.Occur.MUST_NOT), terms));
        Guesser wanted = required.isEmpty() ? anyOf(optional) : allOf(required);
        return answers -> wanted.guess(answers).and(prohibited.guess(answers).not());
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
        Guesser[] array = guessers.toArray(Guesser[]::new);
        return answers -> {
            Guess any = Guess.NO;
            for (Guesser guesser : array) {
                any = any.or(guesser.guess(answers));
            }
            return any;
        };
    }

    private static Guesser allOf(List<Guesser> guessers) {
        Guesser[] array = guessers.toArray(Guesser[]::new);
        return answers -> {
            Guess all = Guess.YES;
            for (Guesser guesser : array) {
                all = all.and(guesser.guess(answers));
            }
            return all;
        };
    }
}
