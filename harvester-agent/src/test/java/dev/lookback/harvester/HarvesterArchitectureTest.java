package dev.lookback.harvester;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lookback.model.HouseRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AnalyzeClasses(packages = "dev.lookback.harvester", importOptions = ImportOption.DoNotIncludeTests.class)
class HarvesterArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule inputsDoNotKnowWhereEventsGo = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.lookback.harvester.syslog..",
                    "dev.lookback.harvester.file..",
                    "dev.lookback.harvester.http..",
                    "dev.lookback.harvester.json..",
                    "dev.lookback.harvester.graphite..",
                    "dev.lookback.harvester.socket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lookback.harvester.batch..",
                    "dev.lookback.harvester.kafka..",
                    "dev.lookback.harvester.nacl..");

    @ArchTest
    static final ArchRule batchesDoNotKnowInputsNorKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.lookback.harvester.batch..", "dev.lookback.harvester.event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lookback.harvester.syslog..",
                    "dev.lookback.harvester.kafka..",
                    "dev.lookback.harvester.nacl..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule theHarvesterKnowsNeitherTheArchiveNorTheIndex = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lookback.blocks..", "dev.lookback.search..", "org.elasticsearch..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "software.amazon.awssdk.services.s3.S3Client",
                "co.elastic.clients.elasticsearch.ElasticsearchClient",
                "org.springframework.data.elasticsearch.core.ElasticsearchOperations"
            })
    void hasNeitherS3NorElasticsearchOnItsClassPath(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
