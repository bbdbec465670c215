package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemVerdictTest {

    /** Types and reasons as Elasticsearch 8 and 9 give them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            201 | none                               | none                                                        | CREATED
            200 | none                               | none                                                        | CREATED
            409 | version_conflict_engine_exception  | [1]: version conflict, document already exists              | ALREADY_THERE
            409 | illegal_state_exception            | of some other kind                                          | AGAIN
            404 | index_not_found_exception          | no such index [x] and [require_alias] request flag is [true] | WITHOUT_TARGET
            404 | shard_not_found_exception          | no such shard                                               | AGAIN
            429 | es_rejected_execution_exception    | rejected execution of coordinating operation                | AGAIN
            429 | circuit_breaking_exception         | [parent] Data too large                                     | AGAIN
            429 | cluster_block_exception            | index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]; | AGAIN
            403 | cluster_block_exception            | index [x] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]; | AGAIN
            403 | cluster_block_exception            | index [x] blocked by: [FORBIDDEN/8/index write (api)];      | AGAIN
            403 | security_exception                 | action [indices:data/write/bulk[s]] is unauthorized         | AGAIN
            401 | security_exception                 | missing authentication credentials                          | AGAIN
            400 | security_exception                 | of any status                                               | AGAIN
            400 | index_closed_exception             | closed                                                      | AGAIN
            400 | validation_exception               | this action would add [2] shards, but this cluster currently has [1000]/[1000] maximum normal shards open | AGAIN
            400 | illegal_argument_exception         | pipeline with id [mine] does not exist                      | AGAIN
            400 | illegal_argument_exception         | no write index is defined for alias [lookback-write-x]      | AGAIN
            503 | unavailable_shards_exception       | [x][0] primary shard is not active Timeout: [1m]            | AGAIN
            500 | illegal_state_exception            | of the server                                               | AGAIN
            0   | unknown                            | no status at all                                            | AGAIN
            302 | unknown                            | of a proxy                                                  | AGAIN
            400 | document_parsing_exception         | [1:7] failed to parse field [labels]                        | REFUSED
            400 | mapper_parsing_exception           | failed to parse                                             | REFUSED
            400 | illegal_argument_exception         | mapper [took] cannot be changed from type [long] to [text]  | REFUSED
            400 | illegal_argument_exception         | Limit of total fields [1000] has been exceeded              | REFUSED
            413 | content_too_long_exception         | too long                                                    | REFUSED
            422 | of_tomorrow_exception              | not known today                                             | REFUSED
            """)
    void anItemIsRefusedOnlyForWhatTheDocumentHasDone(int status, String type, String reason, ItemVerdict expected) {
        assertThat(ItemVerdict.of(status, type, reason)).isEqualTo(expected);
    }
}
