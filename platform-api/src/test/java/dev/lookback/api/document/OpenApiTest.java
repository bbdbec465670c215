package dev.lookback.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.lookback.api.RestTests;
import dev.lookback.api.document.ApiDocument.Call;
import dev.lookback.model.block.InMemoryBlockObjects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the API does, and what its document says: each call is made as the document's own example has it. */
@Import(DocumentTestConfiguration.class)
@TestPropertySource(properties = "lookback.page.live-url=http://127.0.0.1:6688/")
class OpenApiTest extends RestTests {

    private static final String POLICY = "/environments/{environment}/policy";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private InMemoryBlockObjects objects;

    private ApiDocument document;
    private ExampleWorld world;

    @BeforeEach
    void read() throws Exception {
        document = ApiDocument.parse(
                mvc.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsString());
        world = new ExampleWorld(mvc, search, archive, objects, clock);
    }

    @Test
    void everyMappingIsInTheDocumentAndNothingElse() {
        Set<String> mappings = mapping.getHandlerMethods().keySet().stream()
                .flatMap(OpenApiTest::calls)
                .filter(call -> !call.contains(" /v3/api-docs"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(document.calls()).extracting(Call::toString).containsExactlyInAnyOrderElementsOf(mappings);
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(pattern ->
                        info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern));
    }

    @Test
    void theDocumentSaysHowACallerSaysWhoItIs() {
        assertThat(document.root()
                        .at("/components/securitySchemes/basic/scheme")
                        .asString())
                .isEqualTo("basic");
        assertThat(document.root()
                        .at("/components/securitySchemes/bearer/scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(document.root().path("security").valueStream().map(JsonNode::toString))
                .containsExactly("{\"basic\":[]}", "{\"bearer\":[]}");
    }

    @TestFactory
    Stream<DynamicTest> everyCallIsDescribed() {
        return each(call -> {
            assertThat(call.operation().path("summary").asString("")).isNotBlank();
            for (JsonNode parameter : call.parameters()) {
                assertThat(parameter.path("description").asString(""))
                        .as(parameter.toString())
                        .isNotBlank();
                assertThat(document.errors(parameter.path("schema"), parameter.path("example")))
                        .as(parameter.toString())
                        .isEmpty();
            }
            assertThat(call.answers()).extracting(answer -> answer.getKey()).contains("401", "403", "500", "503");
            assertThat(call.answers()).anyMatch(answer -> answer.getKey().startsWith("2"));
            assertThat(call.answers())
                    .allSatisfy(answer -> assertThat(
                                    answer.getValue().path("description").asString(""))
                            .isNotBlank());
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAsItsSchemaSays() {
        return each(call -> {
            call.body().path("content").forEach(media -> check(media, media.path("schema")));
            call.answers()
                    .forEach(answer -> answer.getValue()
                            .path("content")
                            .properties()
                            .forEach(content -> {
                                JsonNode example = ApiDocument.example(content.getValue());
                                String text = example.isString() ? example.asString() : example.toString();
                                assertThat(example.isMissingNode())
                                        .as(answer.getKey())
                                        .isFalse();
                                assertThat(ApiDocument.values(content.getKey(), text))
                                        .isNotEmpty()
                                        .allSatisfy(value -> assertThat(document.errors(
                                                        content.getValue().path("schema"), value))
                                                .as(answer.getKey())
                                                .isEmpty());
                            }));
        });
    }

    private void check(JsonNode media, JsonNode schema) {
        assertThat(document.errors(schema, ApiDocument.example(media))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsTheDocumentSays() {
        return each(call -> {
            for (ExampleRequest request : List.of(ExampleRequest.of(call), ExampleRequest.withAll(call))) {
                MockHttpServletResponse answer = sent(call, request);

                assertThat(answer.getStatus()).as(answer.getContentAsString()).isBetween(200, 299);
                agree(call, answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeIsAnsweredAsTheDocumentSays() {
        return each(call -> {
            ExampleRequest right = ExampleRequest.of(call);
            for (String name : right.names("path")) {
                agree(
                        call,
                        sent(
                                call,
                                right.withValue(name, right.values().get(name).replace("local", "nowhere"))));
            }
            for (String name : right.names("query")) {
                refused(call, right.withValue(name, ""));
                refused(call, right.withValue(name, "Not=Meant"));
            }
            if (!call.body().isMissingNode()) {
                refused(call, right.withBody("{\"unknownMember\":1}", MediaType.APPLICATION_JSON));
                refused(call, right.withBody("no JSON", MediaType.APPLICATION_JSON));
                refused(call, right.withBody("{}", MediaType.TEXT_PLAIN));
            }
        });
    }

    private void refused(Call call, ExampleRequest request) throws Exception {
        MockHttpServletResponse answer = sent(call, request);

        assertThat(answer.getStatus()).as(request.values().toString()).isBetween(400, 499);
        agree(call, answer);
    }

    private MockHttpServletResponse sent(Call call, ExampleRequest request) throws Exception {
        world.prepare(document, call);
        return world.send(request);
    }

    @TestFactory
    Stream<DynamicTest> whileElasticsearchIsAwayTheAnswersAreAsTheDocumentSays() {
        return each(call -> {
            world.prepare(document, call);
            search.setAvailable(false);

            agree(call, world.send(ExampleRequest.of(call)));
        });
    }

    private void agree(Call call, MockHttpServletResponse answer) throws Exception {
        JsonNode documented = call.answer(answer.getStatus());
        assertThat(documented.isMissingNode())
                .as("%s is documented", answer.getStatus())
                .isFalse();
        if (documented.path("content").isEmpty()) {
            assertThat(answer.getContentAsString()).isEmpty();
            return;
        }
        MediaType type = MediaType.parseMediaType(String.valueOf(answer.getContentType()));
        String name = type.getType() + '/' + type.getSubtype();
        JsonNode media = documented.path("content").path(name);
        assertThat(media.isMissingNode())
                .as("%s as %s is documented", answer.getStatus(), name)
                .isFalse();
        assertThat(ApiDocument.values(name, answer.getContentAsString()))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(document.errors(media.path("schema"), value))
                        .as(value.toString())
                        .isEmpty());
    }

    @Test
    void aPolicyAsItIsShownIsARequestToo() {
        JsonNode asked = document.call("PUT", POLICY).body().path("content").path("application/json");
        JsonNode shown =
                document.call("GET", POLICY).answer(200).path("content").path("application/json");

        assertThat(document.errors(asked.path("schema"), ApiDocument.example(shown)))
                .isEmpty();
    }

    /** So that nothing is right because the schema does not say anything. */
    @TestFactory
    Stream<DynamicTest> whatASchemaDoesNotKnowAndWhatItMissesIsWrong() {
        return each(call -> call.answers().stream()
                .flatMap(answer -> answer.getValue().path("content").valueStream())
                .filter(media -> firstOf(ApiDocument.example(media)).isObject())
                .forEach(this::isStrict));
    }

    private void isStrict(JsonNode media) {
        JsonNode schema = media.path("schema");
        JsonNode example = ApiDocument.example(media);
        List<String> required = document.required(schema).toList();

        JsonNode more = example.deepCopy();
        ((ObjectNode) firstOf(more)).put("unknownMember", 1);
        assertThat(document.errors(schema, more)).isNotEmpty();
        for (String name : required) {
            JsonNode less = example.deepCopy();
            ((ObjectNode) firstOf(less)).remove(name);
            assertThat(document.errors(schema, less)).as(name).isNotEmpty();
        }
    }

    private static JsonNode firstOf(JsonNode value) {
        return value.isArray() ? value.path(0) : value;
    }

    /** What is to be true of a call. */
    private interface Claim {
        void check(Call call) throws Exception;
    }

    private Stream<DynamicTest> each(Claim claim) {
        assertThat(document.calls()).isNotEmpty();
        return document.calls().stream().map(call -> {
            Executable check = () -> claim.check(call);
            return dynamicTest(call.toString(), check);
        });
    }
}
