package dev.lookback.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.lookback.model.HouseRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AnalyzeClasses(packages = "dev.lookback.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule waysInDoNotKnowWhoWantsWhat = noClasses()
            .that()
            .resideInAnyPackage("dev.lookback.gateway.intake..", "dev.lookback.gateway.logio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lookback.gateway.hub..",
                    "dev.lookback.gateway.subscription..",
                    "dev.lookback.gateway.delivery..",
                    "dev.lookback.gateway.socket..",
                    "dev.lookback.gateway.cluster..");

    @ArchTest
    static final ArchRule whoWantsWhatIsDecidedWithoutSockets = noClasses()
            .that()
            .resideInAnyPackage("dev.lookback.gateway.subscription..", "dev.lookback.gateway.dedup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "jakarta.websocket..", "org.springframework.web..");

    @ArchTest
    static final ArchRule browsersAndPeersDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("dev.lookback.gateway.socket..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lookback.gateway.cluster..");

    @ArchTest
    static final ArchRule stagesDependInOneDirection = SlicesRuleDefinition.slices()
            .matching("dev.lookback.gateway.(*)..")
            .should()
            .beFreeOfCycles();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.clients.consumer.KafkaConsumer",
                "software.amazon.awssdk.services.s3.S3Client",
                "co.elastic.clients.elasticsearch.ElasticsearchClient"
            })
    void hasNeitherKafkaNorS3NorElasticsearchOnItsClassPath(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
