package dev.lookback.harvester;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lookback.model.HouseRules;

@AnalyzeClasses(packages = "dev.lookback.harvester", importOptions = ImportOption.DoNotIncludeTests.class)
class HarvesterArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule inputsDoNotKnowWhereEventsGo = noClasses()
            .that()
            .resideInAPackage("dev.lookback.harvester.syslog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lookback.harvester.batch..", "dev.lookback.harvester.kafka..");

    @ArchTest
    static final ArchRule batchesDoNotKnowInputsNorKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.lookback.harvester.batch..", "dev.lookback.harvester.event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lookback.harvester.syslog..", "dev.lookback.harvester.kafka..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule theHarvesterKnowsNeitherTheArchiveNorTheIndex = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lookback.blocks..", "dev.lookback.search..", "org.elasticsearch..");
}
