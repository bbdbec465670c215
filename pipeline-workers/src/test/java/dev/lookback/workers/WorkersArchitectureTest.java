package dev.lookback.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lookback.model.HouseRules;

@AnalyzeClasses(packages = "dev.lookback.workers", importOptions = ImportOption.DoNotIncludeTests.class)
class WorkersArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule stagesDoNotSeeEachOther = slices().matching(
                    "dev.lookback.workers.(compressor|recent|indexer|nacl)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule whatStagesShareKnowsNoStage = noClasses()
            .that()
            .resideInAnyPackage("dev.lookback.workers.record..", "dev.lookback.workers.bulk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lookback.workers.compressor..",
                    "dev.lookback.workers.recent..",
                    "dev.lookback.workers.indexer..",
                    "dev.lookback.workers.nacl..");
}
