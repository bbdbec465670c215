package dev.lookback.filter;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lucene's query strings over an event's fields. Where a name may mean fields of many types, those that have no answer to a
 * question do not count; where it means one that has none, the query is refused, to which Elasticsearch would find nothing.
 * Good for one query string.
 */
final class EventQueryParser extends QueryParser {

    private static final String ALL = "*";
    private static final String EXISTS = "_exists_";

    /** Words as Elasticsearch's analyzer "standard" cuts them; everything else is kept whole. */
    static final Analyzer ANALYZER = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        private final Analyzer words = new StandardAnalyzer();
        private final Analyzer whole = new KeywordAnalyzer();

        @Override
        protected Analyzer getWrappedAnalyzer(String key) {
            return IndexedField.of(key).type() == FieldType.TEXT ? words : whole;
        }
    };

    private final Dates dates;
    private final Set<IndexedField> fields = new HashSet<>();

    EventQueryParser(Instant now) {
        super(ALL, ANALYZER);
        dates = new Dates(now);
        setAllowLeadingWildcard(true);
    }

    /** What the queries that were read ask about. */
    Set<IndexedField> fields() {
        return Set.copyOf(fields);
    }

    /** What is asked of one field, whatever its type. */
    @FunctionalInterface
    private interface Question {
        /** Null where there is nothing to ask: then the clause does not count. */
        @Nullable
        Query ask(IndexedField field) throws ParseException;
    }

    @Override
    protected @Nullable Query getFieldQuery(String name, String text, boolean quoted) throws ParseException {
        if (name.equals(EXISTS)) {
            return exists(text);
        }
        if (!quoted && text.length() > 1 && (text.charAt(0) == '<' || text.charAt(0) == '>')) {
            return comparison(name, text);
        }
        return any(name, field -> switch (field.type()) {
            case TEXT, KEYWORD -> super.getFieldQuery(field.key(), text, quoted);
            case BOOLEAN, DOUBLE, LONG, DATE -> range(field, new Bound(text, true), new Bound(text, true));
            case NAME -> throw new IllegalStateException(field.toString());
        });
    }

    @Override
    protected @Nullable Query getFieldQuery(String name, String text, int slop) throws ParseException {
        int before = getPhraseSlop();
        setPhraseSlop(slop);
        try {
            return getFieldQuery(name, text, true);
        } finally {
            setPhraseSlop(before);
        }
    }

    private @Nullable Query comparison(String name, String text) throws ParseException {
        boolean orEqual = text.length() > 2 && text.charAt(1) == '=';
        Bound bound = new Bound(text.substring(orEqual ? 2 : 1), orEqual);
        Bound open = new Bound(null, true);
        return text.charAt(0) == '>'
                ? any(name, field -> range(field, bound, open))
                : any(name, field -> range(field, open, bound));
    }

    @Override
    protected @Nullable Query getRangeQuery(
            String name, @Nullable String lower, @Nullable String upper, boolean fromIncluded, boolean toIncluded)
            throws ParseException {
        Bound from = new Bound(ALL.equals(lower) ? null : lower, fromIncluded);
        Bound to = new Bound(ALL.equals(upper) ? null : upper, toIncluded);
        return any(name, field -> range(field, from, to));
    }

    private Query range(IndexedField field, Bound lower, Bound upper) throws ParseException {
        return switch (field.type()) {
            case TEXT, KEYWORD ->
                super.getRangeQuery(field.key(), lower.value(), upper.value(), lower.included(), upper.included());
            case DOUBLE -> Numbers.doubleRange(field.key(), lower, upper);
            case LONG -> Numbers.longRange(field.key(), lower, upper);
            case DATE -> dates.range(field.key(), lower, upper);
            case BOOLEAN -> Booleans.range(field.key(), lower, upper);
            case NAME -> throw new IllegalStateException(field.toString());
        };
    }

    @Override
    protected @Nullable Query getWildcardQuery(String name, String text) throws ParseException {
        if (text.equals(ALL)) {
            return name.equals(ALL) ? new MatchAllDocsQuery() : exists(name);
        }
        refuseLabel(name, text);
        return anyTerm(name, text, field -> super.getWildcardQuery(field.key(), Stars.asOne(text)));
    }

    @Override
    protected @Nullable Query getPrefixQuery(String name, String text) throws ParseException {
        return anyTerm(
                name,
                text,
                field -> field.type() == FieldType.TEXT
                        ? words(field.key(), text)
                        : super.getPrefixQuery(field.key(), text));
    }

    /** Each word, and what begins with the last one. Null where there is no word. */
    private @Nullable Query words(String key, String text) throws ParseException {
        List<String> words = Words.of(key, text);
        List<BooleanClause> clauses = new ArrayList<>();
        for (String word : words) {
            Term term = new Term(key, word);
            Query query = clauses.size() < words.size() - 1 ? new TermQuery(term) : newPrefixQuery(term);
            clauses.add(new BooleanClause(query, BooleanClause.Occur.SHOULD));
        }
        return clauses.size() == 1 ? clauses.getFirst().query() : super.getBooleanQuery(clauses);
    }

    /** Over terms as they are: an expression is not made lower case. */
    @Override
    protected @Nullable Query getRegexpQuery(String name, String text) throws ParseException {
        refuseLabel(name, text);
        RegexSize.check(text);
        return anyTerm(name, text, field -> newRegexpQuery(new Term(field.key(), text)));
    }

    @Override
    protected @Nullable Query getFuzzyQuery(String name, String text, float distance) throws ParseException {
        if (distance != (int) distance || distance > FuzzyQuery.defaultMaxEdits) {
            throw new ParseException(text + "~" + distance + " (expected: ~0, ~1 or ~2)");
        }
        refuseLabel(name, text);
        return anyTerm(name, text, field -> super.getFuzzyQuery(field.key(), text, distance));
    }

    /** Without a number as many edits as Elasticsearch's {@code AUTO} allows. */
    @Override
    protected float getFuzzyDistance(Token slop, String text) {
        if (slop.image.length() > 1) {
            return super.getFuzzyDistance(slop, text);
        }
        int length = text.codePointCount(0, text.length());
        return length < 3 ? 0 : length < 6 ? 1 : 2;
    }

    @Override
    protected Query newFuzzyQuery(Term term, float edits, int prefixLength) {
        return new FuzzyQuery(term, (int) edits, prefixLength);
    }

    /** Nothing but negations: everything else. */
    @Override
    protected @Nullable Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
        Query query = super.getBooleanQuery(clauses);
        if (query == null || clauses.stream().anyMatch(clause -> !clause.isProhibited())) {
            return query;
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        clauses.forEach(builder::add);
        return builder.add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER).build();
    }

    private Query exists(String name) {
        IndexedField field = new IndexedField(FieldType.NAME, name);
        fields.add(field);
        return new TermQuery(new Term(field.key(), EventIndex.PRESENT));
    }

    /** Elasticsearch finds for these what is not meant, or nothing. */
    private static void refuseLabel(String name, String text) throws ParseException {
        if (EventFields.isLabel(name)) {
            throw new ParseException(name + ": " + text + " (expected: a term, one that ends with *, or a range;"
                    + " one label knows no other patterns)");
        }
    }

    private @Nullable Query anyTerm(String name, String text, Question question) throws ParseException {
        return any(name, field -> {
            if (!field.type().hasTerms()) {
                throw new UnreadableValueException(text + " (expected: no pattern)");
            }
            return question.ask(field);
        });
    }

    /** Of all that a name may mean, whatever has an answer; refused where nothing has. */
    private @Nullable Query any(String name, Question question) throws ParseException {
        if (name.startsWith("_")) {
            throw new ParseException(name + " is no field of an event");
        }
        List<Query> queries = new ArrayList<>();
        @Nullable UnreadableValueException unreadable = null;
        for (IndexedField field : EventFields.named(name)) {
            try {
                Query query = question.ask(field);
                if (query != null) {
                    queries.add(query);
                    fields.add(field);
                }
            } catch (UnreadableValueException e) {
                unreadable = e;
            }
        }
        if (queries.isEmpty() && unreadable != null) {
            throw new ParseException(name + ": " + unreadable.getMessage());
        }
        return switch (queries.size()) {
            case 0 -> null;
            case 1 -> queries.getFirst();
            default -> new DisjunctionMaxQuery(queries, 0);
        };
    }
}
