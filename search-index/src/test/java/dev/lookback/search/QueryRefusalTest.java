package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QueryRefusalTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void saysWhatTheShardSaidAndTheFirstLineOfWhatIsBehindIt() {
        assertThat(QueryRefusal.reason(JSON.readTree("""
                {"type":"search_phase_execution_exception","reason":"all shards failed","failed_shards":[{"reason":{
                 "type":"query_shard_exception","reason":"Failed to parse query [a:(]","caused_by":{
                 "type":"parse_exception","reason":"parse_exception: Cannot parse 'a:('","caused_by":{
                 "type":"parse_exception","reason":"Encountered <EOF> at line 1, column 3.\\nWas expecting"}}}}]}""")))
                .isEqualTo("Failed to parse query [a:(]: Encountered <EOF> at line 1, column 3.");
    }

    @Test
    void whereNoShardSaidAnythingTheRootCauseDoes() {
        assertThat(QueryRefusal.reason(JSON.readTree("""
                {"type":"x","root_cause":[{"type":"parsing_exception","reason":"no such thing"}]}"""))).isEqualTo("no such thing");
        assertThat(QueryRefusal.reason(JSON.readTree("""
                {"type":"x","root_cause":[{"type":"parsing_exception"}]}"""))).isEqualTo("parsing_exception");
    }
}
