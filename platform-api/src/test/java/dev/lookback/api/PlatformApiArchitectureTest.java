package dev.lookback.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lookback.model.HouseRules;

@AnalyzeClasses(packages = "dev.lookback.api", importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformApiArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theRestDoesNotSeeTheSchedulerNorTheSweep = noClasses()
            .that()
            .resideInAPackage("..api.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.schedule..", "..api.expiry..");

    @ArchTest
    static final ArchRule theSchedulerDoesNotSeeTheRestNorTheSweep = noClasses()
            .that()
            .resideInAPackage("..api.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.history..", "..api.expiry..");

    @ArchTest
    static final ArchRule searchingAndStatusSeeNeitherHistoryNorTheSchedulerNorTheSweep = noClasses()
            .that()
            .resideInAnyPackage("..api.search..", "..api.status..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.history..", "..api.schedule..", "..api.expiry..");

    @ArchTest
    static final ArchRule theSweepSeesNoOtherStage = noClasses()
            .that()
            .resideInAPackage("..api.expiry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.history..", "..api.schedule..", "..api.environment..");
}
